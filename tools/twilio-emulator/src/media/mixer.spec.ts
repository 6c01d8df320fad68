import { type AudioEndpoint, FRAME_SAMPLES, type Frame, SILENCE } from './audio';
import { Bridge } from './bridge';
import { MediaClock } from './media-clock';
import { mix, Mixer } from './mixer';
import { PcmSource } from './pcm-source';
import { Playback } from './playback';
import { SwitchedEndpoint } from './switched-endpoint';

const frame = (value: number): Frame => new Int16Array(FRAME_SAMPLES).fill(value);

class FakeEndpoint implements AudioEndpoint {
  played: number[] = [];
  constructor(private readonly says = 0) {}
  hear(): Frame {
    return frame(this.says);
  }
  play(heard: Frame): void {
    this.played.push(heard[0] ?? NaN);
  }
  sendDigits(): void {
    this.played.push(-1);
  }
}

/** A clock that ticks when told to. */
function manualClock(): { clock: MediaClock; tick: (times?: number) => void } {
  let nowMs = 0;
  let pending: (() => void) | undefined;
  const clock = new MediaClock({
    nowMs: () => nowMs,
    after: (_delayMs, callback) => {
      pending = callback;
      return () => (pending = undefined);
    },
  });
  const tick = (times = 1): void => {
    for (let i = 0; i < times; i++) {
      nowMs += 20;
      pending?.();
    }
  };
  return { clock, tick };
}

describe('mix', () => {
  it('adds, and clips what is too loud', () => {
    expect(mix([frame(100), frame(-30)])[0]).toBe(70);
    expect(mix([frame(30_000), frame(30_000)])[0]).toBe(32_767);
    expect(mix([frame(-30_000), frame(-30_000)])[0]).toBe(-32_768);
    expect(mix([])).toBe(SILENCE);
  });
});

describe('Mixer', () => {
  it('lets each member hear all others, not itself', () => {
    const members = [1, 10, 100].map((says) => new FakeEndpoint(says));
    const mixer = new Mixer();
    for (const member of members) mixer.add(member);
    mixer.tick();
    expect(members.map(({ played }) => played)).toEqual([[110], [101], [11]]);
    mixer.tick(frame(1000));
    expect(members.map(({ played }) => played[1])).toEqual([1110, 1101, 1011]);
    const [first, second] = members;
    if (second) mixer.remove(second);
    mixer.tick();
    expect(first?.played[2]).toBe(100);
    expect(mixer.size).toBe(2);
  });
});

describe('Bridge', () => {
  it('lets two endpoints talk until it is closed', () => {
    const { clock, tick } = manualClock();
    const [a, b] = [new FakeEndpoint(3), new FakeEndpoint(4)];
    const bridge = new Bridge(clock, a, b);
    tick(2);
    bridge.close();
    tick(2);
    expect([a.played, b.played]).toEqual([
      [4, 4],
      [3, 3],
    ]);
  });
});

describe('Playback', () => {
  it('plays to the end and says so', async () => {
    const { clock, tick } = manualClock();
    const endpoint = new FakeEndpoint();
    const playback = new Playback(clock, new PcmSource(new Int16Array(3 * FRAME_SAMPLES).fill(5)), endpoint);
    tick(6);
    expect(await playback.finished).toBe('ended');
    expect(endpoint.played).toEqual([5, 5, 5]);
  });

  it('stops when cancelled', async () => {
    const { clock, tick } = manualClock();
    const endpoint = new FakeEndpoint();
    const playback = new Playback(clock, new PcmSource(frame(5), 0), endpoint);
    tick(2);
    playback.cancel();
    tick(2);
    expect(await playback.finished).toBe('cancelled');
    expect(endpoint.played).toEqual([5, 5]);
    playback.cancel();
  });
});

describe('PcmSource', () => {
  it('fills its last frame up with silence, and loops', () => {
    const source = new PcmSource(new Int16Array(FRAME_SAMPLES + 1).fill(8), 2);
    expect(source.durationMs).toBe(20.125);
    const frames = Array.from({ length: 5 }, () => source.read());
    expect(frames.map((one) => one?.[0])).toEqual([8, 8, 8, 8, undefined]);
    expect(frames[1]?.[1]).toBe(0);
    expect(new PcmSource(new Int16Array(), 0).read()).toBeUndefined();
  });
});

describe('SwitchedEndpoint', () => {
  it('is silent until it is connected', () => {
    const endpoint = new SwitchedEndpoint();
    endpoint.play(frame(1));
    expect(endpoint.hear()).toBe(SILENCE);
    const target = new FakeEndpoint(9);
    endpoint.connect(target);
    endpoint.play(frame(2));
    endpoint.sendDigits('1');
    expect([endpoint.hear()[0], target.played]).toEqual([9, [2, -1]]);
  });
});

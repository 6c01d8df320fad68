import { type Frame, FRAME_SAMPLES, SILENCE } from '../media/audio';
import { MediaClock } from '../media/media-clock';
import { Call } from './call';
import type { Party, PartyListener } from './party';

const LOUD: Frame = new Int16Array(FRAME_SAMPLES).fill(1000);

/** Somebody who does nothing but speak. */
function speaker(): Party {
  const nothing = (): void => undefined;
  const listener: PartyListener = {
    answered: nothing,
    mediaConnected: nothing,
    digit: nothing,
    ended: nothing,
  };
  return {
    kind: 'simulated',
    address: '+12025550111',
    audio: { hear: () => LOUD, play: nothing, sendDigits: nothing },
    listener,
    ring: nothing,
    cancel: nothing,
    ringing: nothing,
    answer: nothing,
    hangUp: nothing,
  };
}

describe('Call', () => {
  /** Runs the clock's next tick, where it runs. */
  let tick: (() => void) | undefined;
  let nowMs = 0;
  const time = {
    nowMs: () => nowMs,
    after: (delayMs: number, callback: () => void): (() => void) => {
      tick = () => {
        nowMs += delayMs;
        callback();
      };
      return () => (tick = undefined);
    },
  };
  let clock: MediaClock;
  beforeEach(() => {
    tick = undefined;
    clock = new MediaClock(time);
  });

  const make = (): Call => {
    const details = { accountSid: 'AC1', direction: 'outbound-api', from: '+1', to: '+2' } as const;
    return new Call(details, speaker(), clock, { report: () => undefined });
  };

  it('holds neither the clock nor memory for sound before it is placed: a test call never is', () => {
    const before = process.memoryUsage().arrayBuffers;
    const calls = Array.from({ length: 100 }, make);
    expect(tick).toBeUndefined();
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1_000_000);
    for (const call of calls) call.finish('canceled');
  });

  it.each([
    ['placed', (call: Call): void => call.place({})],
    ['received', (call: Call): void => call.arrive('rings')],
  ])('remembers both directions once %s, and lets go of the clock at its end', (_how, begin) => {
    const call = make();
    begin(call);
    tick?.();
    expect(call.audio.heard.last(20)).toEqual(LOUD);
    expect(call.audio.played.last(20)).toEqual(SILENCE);
    call.finish('completed');
    expect(tick).toBeUndefined();
  });
});

import { type AudioSource, SILENCE } from './audio';
import { DTMF_FREQUENCIES_HZ } from './dtmf';
import { LevelMeter, SILENCE_DBFS } from './level-meter';
import { ToneDetector } from './tone-detector';
import { busy, dtmf, reorder, ringback, sine } from './tones';

function listen(source: AudioSource, ticks: number): { tones: ToneDetector; level: LevelMeter } {
  const tones = new ToneDetector(ticks * 20);
  const level = new LevelMeter(ticks * 20);
  for (let i = 0; i < ticks; i++) {
    const frame = source.read() ?? SILENCE;
    tones.add(frame);
    level.add(frame);
  }
  return { tones, level };
}

/** Loud and quiet stretches in ms. */
function cadence(source: AudioSource, durationMs: number): number[] {
  const stretches: number[] = [];
  let wasLoud: boolean | undefined;
  for (let i = 0; i < durationMs / 20; i++) {
    const isLoud = source.read() !== SILENCE;
    if (isLoud === wasLoud) stretches[stretches.length - 1]! += 20;
    else stretches.push(20);
    wasLoud = isLoud;
  }
  return stretches;
}

describe('tones', () => {
  it('makes a sine of the level asked for, and measures it', () => {
    const { tones, level } = listen(sine(1000, 1000, -20), 10);
    expect(level.dbfs).toBeCloseTo(-20, 1);
    expect(tones.levelDbfs(1000)).toBeCloseTo(-20, 1);
    expect(tones.hears(1000)).toBe(true);
    expect(tones.hears(1100)).toBe(false);
    expect(tones.strongest([900, 1000, 1100])?.frequencyHz).toBe(1000);
  });

  it('ends a sine after its time', () => {
    const source = sine(500, 100);
    let ticks = 0;
    while (source.read()) ticks++;
    expect(ticks).toBe(5);
  });

  it('measures silence, and forgets what is out of the window', () => {
    const { tones, level } = listen(sine(1000, 100), 15);
    for (let i = 0; i < 15; i++) {
      tones.add(SILENCE);
      level.add(SILENCE);
    }
    expect(level.dbfs).toBe(SILENCE_DBFS);
    expect(tones.levelDbfs(1000)).toBe(-96);
    expect(tones.hears(1000)).toBe(false);
    expect(new LevelMeter().dbfs).toBe(SILENCE_DBFS);
    expect(new ToneDetector().hears(1000)).toBe(false);
  });

  it('rings, is busy and reorders as in the US', () => {
    const { tones } = listen(ringback(), 50);
    expect(tones.levelDbfs(440)).toBeGreaterThan(-25);
    expect(tones.levelDbfs(480)).toBeGreaterThan(-25);
    expect(cadence(ringback(), 12_000)).toEqual([2000, 4000, 2000, 4000]);
    expect(cadence(busy(), 2000)).toEqual([500, 500, 500, 500]);
    expect(cadence(reorder(), 1000)).toEqual([240, 260, 240, 260]);
    expect(listen(busy(), 20).tones.levelDbfs(620)).toBeGreaterThan(-25);
  });

  it.each(Object.keys(DTMF_FREQUENCIES_HZ))('hears the keypad tone of %s', (key) => {
    const { tones } = listen(dtmf(key), 8);
    expect(tones.dtmfKey()).toBe(key);
  });

  it('does not take one tone or speech for a key', () => {
    expect(listen(sine(697), 8).tones.dtmfKey()).toBeUndefined();
    expect(listen(sine(1000), 8).tones.dtmfKey()).toBeUndefined();
    expect(new ToneDetector().dtmfKey()).toBeUndefined();
  });

  it('pauses between keys', () => {
    expect(cadence(dtmf('1w2'), 1020)).toEqual([160, 100 + 500, 160, 100]);
  });
});

import { dominantTones } from '../control/spectrum';
import { ringTone } from './ring-tones';

/** The tones of the first 400 ms, and the lengths of sound and silence of the first 5 s, in ms. */
function listen(country?: string): { tones: number[]; cadenceMs: number[] } {
  const source = ringTone(country);
  const frames = Array.from({ length: 250 }, () => source.read() ?? new Int16Array());
  const sounds = frames.map((frame) => frame.some((sample) => sample !== 0));
  const cadenceMs: number[] = [];
  sounds.forEach((sound, index) => {
    if (index === 0 || sound !== sounds[index - 1]) cadenceMs.push(0);
    cadenceMs[cadenceMs.length - 1] = (cadenceMs.at(-1) ?? 0) + 20;
  });
  const start = Int16Array.from(frames.slice(0, 20).flatMap((frame) => [...frame]));
  const tones = dominantTones(start).map(({ frequencyHz }) => Math.round(frequencyHz / 10) * 10);
  return { tones: tones.sort(), cadenceMs };
}

describe('ringTone', () => {
  it('is American by default and for what Twilio does not know', () => {
    expect(listen()).toEqual({ tones: [440, 480], cadenceMs: [2000, 3000] });
    expect(listen('xx')).toEqual(listen('us'));
  });

  it('follows the country', () => {
    expect(listen('UK').cadenceMs).toEqual([400, 200, 400, 2000, 400, 200, 400, 1000]);
    expect(listen('fr')).toEqual({ tones: [440], cadenceMs: [1500, 3500] });
    expect(listen('de').cadenceMs).toEqual([1000, 4000]);
  });
});

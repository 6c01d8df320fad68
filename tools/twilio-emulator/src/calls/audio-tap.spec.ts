import { FRAME_SAMPLES } from '../media/audio';
import { AudioTap } from './audio-tap';

const frame = (value: number): Int16Array => new Int16Array(FRAME_SAMPLES).fill(value);

describe('AudioTap', () => {
  it('gives the last samples, fewer where there are no more', () => {
    const tap = new AudioTap();
    tap.add(frame(1));
    tap.add(frame(2));
    expect([...tap.last(30)]).toEqual([...frame(1).subarray(80), ...frame(2)]);
    expect(tap.last(1000)).toHaveLength(2 * FRAME_SAMPLES);
  });

  it('keeps ten seconds', () => {
    const tap = new AudioTap();
    for (let i = 0; i < 600; i++) tap.add(frame(i));
    expect(tap.last(60_000)).toHaveLength(80_000);
    expect(tap.last(60_000)[0]).toBe(100);
    expect(tap.last(20)).toEqual(frame(599));
  });

  it('forgets when released', () => {
    const tap = new AudioTap();
    tap.add(frame(1));
    tap.release();
    tap.add(frame(2));
    expect(tap.last(1000)).toHaveLength(0);
  });
});

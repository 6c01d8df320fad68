import { mulaw } from 'alawmulaw';
import { decodeMuLaw, encodeMuLaw } from './mu-law';

describe('µ-law', () => {
  it('codes every sample as the reference does', () => {
    const all = Int16Array.from({ length: 65_536 }, (_, i) => i - 32_768);
    expect(encodeMuLaw(all).equals(Buffer.from(mulaw.encode(all)))).toBe(true);
    const codes = Uint8Array.from({ length: 256 }, (_, i) => i);
    expect(decodeMuLaw(codes)).toEqual(mulaw.decode(codes));
  });

  it('keeps silence silent and speech within 2 %', () => {
    expect(decodeMuLaw(encodeMuLaw(new Int16Array(3)))).toEqual(new Int16Array(3));
    const loud = Int16Array.of(1000, -5000, 20_000);
    decodeMuLaw(encodeMuLaw(loud)).forEach((sample, i) => {
      expect(Math.abs(sample - (loud[i] ?? 0))).toBeLessThan(0.03 * Math.abs(loud[i] ?? 0));
    });
  });
});

import { FRAME_SAMPLES, type Frame } from './audio';
import { JitterBuffer } from './jitter-buffer';

const packet = (value: number, length = FRAME_SAMPLES): Frame => new Int16Array(length).fill(value);
const pop = (buffer: JitterBuffer, times: number): number[] =>
  Array.from({ length: times }, () => buffer.pop()[0] ?? NaN);

describe('JitterBuffer', () => {
  it('is silent before the first packet', () => {
    expect(pop(new JitterBuffer(), 2)).toEqual([0, 0]);
  });

  it('holds the first packets back by 40 ms, then gives them out in order', () => {
    const buffer = new JitterBuffer();
    buffer.push(1000, packet(1));
    buffer.push(1160, packet(2));
    expect(pop(buffer, 5)).toEqual([0, 0, 1, 2, 0]);
  });

  it('puts packets into order and drops doubles', () => {
    const buffer = new JitterBuffer();
    buffer.push(0, packet(1));
    buffer.push(320, packet(3));
    buffer.push(160, packet(2));
    buffer.push(160, packet(2));
    expect(pop(buffer, 5)).toEqual([0, 0, 1, 2, 3]);
  });

  it('leaves a gap where a packet is lost, and drops one that comes after its turn', () => {
    const buffer = new JitterBuffer();
    buffer.push(0, packet(1));
    buffer.push(320, packet(3));
    expect(pop(buffer, 4)).toEqual([0, 0, 1, 0]);
    buffer.push(160, packet(2));
    expect(pop(buffer, 2)).toEqual([3, 0]);
  });

  it('goes on where timestamps wrap around', () => {
    const buffer = new JitterBuffer();
    const first = 2 ** 32 - 2 * FRAME_SAMPLES;
    for (let i = 0; i < 5; i++) buffer.push((first + i * FRAME_SAMPLES) % 2 ** 32, packet(i + 1));
    expect(pop(buffer, 7)).toEqual([0, 0, 1, 2, 3, 4, 5]);
  });

  it('starts anew after a stall, and from new timestamps', () => {
    const buffer = new JitterBuffer();
    buffer.push(0, packet(1));
    pop(buffer, 20);
    buffer.push(160, packet(2));
    expect(pop(buffer, 3)).toEqual([0, 0, 2]);
    buffer.push(3_000_000_000, packet(9));
    expect(pop(buffer, 3)).toEqual([0, 0, 9]);
  });

  it('cuts back what piles up', () => {
    const buffer = new JitterBuffer();
    for (let i = 0; i < 20; i++) buffer.push(i * FRAME_SAMPLES, packet(i + 1));
    buffer.pop();
    expect(buffer.bufferedSamples).toBeLessThanOrEqual(2 * FRAME_SAMPLES);
  });

  it('takes packets of other lengths, and ignores empty or absurd ones', () => {
    const buffer = new JitterBuffer();
    buffer.push(0, packet(1, 80));
    buffer.push(80, packet(2, 240));
    buffer.push(320, packet(3, 0));
    buffer.push(320, packet(3, 100_000));
    expect(pop(buffer, 2)).toEqual([0, 0]);
    const mixed = buffer.pop();
    expect([mixed[79], mixed[80]]).toEqual([1, 2]);
    expect(pop(buffer, 2)).toEqual([2, 0]);
  });

  it('gives out evenly what arrives unevenly, with 40 ms to spare', () => {
    const buffer = new JitterBuffer();
    const heard: number[] = [];
    // Packet n arrives n ticks after the first, up to two ticks late.
    const lateness = [0, 2, 1, 0, 2, 2, 0, 1, 2, 0];
    for (let tick = 0; tick < 14; tick++) {
      lateness.forEach((late, n) => n + late === tick && buffer.push(n * FRAME_SAMPLES, packet(n + 1)));
      heard.push(buffer.pop()[0] ?? NaN);
    }
    expect(heard).toEqual([0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0, 0]);
  });
});

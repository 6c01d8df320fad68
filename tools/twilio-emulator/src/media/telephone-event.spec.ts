import { keyOfEventCode, parseDigits } from './dtmf';
import { TelephoneEventReader, TelephoneEventWriter } from './telephone-event';

describe('keypad tones (RFC 4733)', () => {
  it('reads digit strings with pauses and leaves the rest out', () => {
    expect(parseDigits('1w*#aW?')).toEqual([
      { key: '1' },
      { pauseTicks: 25 },
      { key: '*' },
      { key: '#' },
      { key: 'A' },
      { pauseTicks: 50 },
    ]);
    expect([...'0123456789'].map((_, code) => keyOfEventCode(code)).join('')).toBe('0123456789');
    expect(keyOfEventCode(16)).toBeUndefined();
  });

  it('sends one key as 8 growing packets, the last three times with the end bit, and a gap after it', () => {
    const writer = new TelephoneEventWriter();
    writer.enqueue('7');
    const ticks = Array.from({ length: 13 }, () => writer.next());
    expect(ticks.map((packets) => packets.length)).toEqual([1, 1, 1, 1, 1, 1, 1, 3, 0, 0, 0, 0, 0]);
    const packets = ticks.flat();
    expect(packets.map(({ payload }) => payload[0])).toEqual(Array(10).fill(7));
    expect(packets.map(({ payload }) => payload.readUInt16BE(2))).toEqual([
      160, 320, 480, 640, 800, 960, 1120, 1280, 1280, 1280,
    ]);
    expect(packets.map(({ payload }) => (payload[1] ?? 0) >> 7)).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 1, 1]);
    expect(packets.map(({ marker }) => marker)).toEqual([true, ...Array<boolean>(9).fill(false)]);
    expect(writer.isIdle).toBe(true);
    expect(writer.next()).toEqual([]);
  });

  it('hears each key once, though packets repeat or get lost', () => {
    const reader = new TelephoneEventReader();
    const end = Buffer.from([5, 0x8a, 5, 0]);
    expect(reader.read(100, Buffer.from([5, 10, 0, 160]))).toBe('5');
    expect(reader.read(100, end)).toBeUndefined();
    expect(reader.read(100, end)).toBeUndefined();
    expect(reader.read(2000, end)).toBe('5');
    expect(reader.read(3000, Buffer.from([99, 0, 0, 0]))).toBeUndefined();
    expect(reader.read(4000, Buffer.from([1]))).toBeUndefined();
  });
});

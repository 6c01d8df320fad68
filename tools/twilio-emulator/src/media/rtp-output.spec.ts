import { RtpOutput } from './rtp-output';

const audio = Buffer.alloc(160, 0xff);

describe('RtpOutput', () => {
  it('numbers packets one by one and stamps them by the clock', () => {
    const output = new RtpOutput(100);
    const packets = [100, 101, 103].flatMap((tick) => output.packets(tick, audio, 101));
    const first = packets[0]?.header;
    expect(
      packets.map(({ header }) => (header.sequenceNumber - (first?.sequenceNumber ?? 0)) & 0xffff),
    ).toEqual([0, 1, 2]);
    expect(packets.map(({ header }) => (header.timestamp - (first?.timestamp ?? 0)) >>> 0)).toEqual([
      0, 160, 480,
    ]);
    expect(packets.map(({ header }) => header.marker)).toEqual([true, false, true]);
    expect(packets.every(({ header }) => header.payloadType === 0)).toBe(true);
  });

  it('sends keys in place of audio, all packets of a key with the timestamp of its first', () => {
    const output = new RtpOutput(0);
    output.digits.enqueue('3');
    // The clock leaves out ticks that a busy machine made it miss.
    const events = [0, 1, 2, 3, 5, 6, 9, 10].flatMap((tick) => output.packets(tick, audio, 101));
    expect(events).toHaveLength(10);
    expect(new Set(events.map(({ header }) => header.timestamp)).size).toBe(1);
    expect(new Set(events.map(({ header }) => header.sequenceNumber)).size).toBe(10);
    expect(events.every(({ header }) => header.payloadType === 101)).toBe(true);
  });

  it('goes on with audio where keys were not negotiated', () => {
    const output = new RtpOutput(0);
    output.digits.enqueue('3');
    expect(output.packets(0, audio, undefined)[0]?.header.payloadType).toBe(0);
  });
});

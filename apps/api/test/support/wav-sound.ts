import { wavHeader } from '../../src/platform/audio/wav-header';

/** A sound, each channel by itself. */
export interface WavSound {
  rateHz: number;
  channels: Int16Array[];
}

const HEADER_BYTES = 44;
const QUIET = 300;

/** Of a file of 16-bit samples with a plain header, as Twilio and the emulator make them. */
export function soundOf(file: Buffer): WavSound {
  if (file.toString('latin1', 0, 4) !== 'RIFF') throw new Error('That is no WAV file.');
  const count = file.readUInt16LE(22);
  const length = Math.floor((file.length - HEADER_BYTES) / 2 / count);
  const channels = Array.from({ length: count }, (_none, channel) =>
    Int16Array.from({ length }, (_sample, at) => file.readInt16LE(HEADER_BYTES + 2 * (at * count + channel))),
  );
  return { rateHz: file.readUInt32LE(24), channels };
}

/** The pitch of a steady tone, to the next ten hertz, by how often it crosses zero; undefined where it is quiet. */
export function pitchIn(samples: Int16Array, rateHz: number): number | undefined {
  const loud = samples
    .map((sample) => (Math.abs(sample) < QUIET ? 0 : sample))
    .filter((sample) => sample !== 0);
  if (loud.length < rateHz / 4) return undefined;
  // From the first to the last sound: what was silent before is no part of the tone.
  const first = samples.findIndex((sample) => Math.abs(sample) >= QUIET);
  const last = samples.findLastIndex((sample) => Math.abs(sample) >= QUIET);
  let crossings = 0;
  for (let at = first + 1; at <= last; at += 1)
    if ((samples[at - 1] ?? 0) < 0 !== (samples[at] ?? 0) < 0) crossings += 1;
  return Math.round(((crossings / 2) * rateHz) / (last - first) / 10) * 10;
}

const RATE_HZ = 8_000;

/** A file of so many seconds, in which each side is loud in the seconds that are told and silent elsewhere. */
export function loudFile(seconds: number, ...sides: (readonly [from: number, to: number])[][]): Buffer {
  const samples = Buffer.alloc(seconds * RATE_HZ * sides.length * 2);
  sides.forEach((loud, side) => {
    for (const [from, to] of loud)
      for (let at = from * RATE_HZ; at < to * RATE_HZ; at += 1)
        samples.writeInt16LE(at % 16 < 8 ? 4_000 : -4_000, 2 * (at * sides.length + side));
  });
  return Buffer.concat([wavHeader(samples.length, RATE_HZ, sides.length), samples]);
}

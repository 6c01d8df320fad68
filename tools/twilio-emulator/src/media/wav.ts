import { SAMPLE_RATE_HZ } from './audio';

const HEADER_BYTES = 44;
const PCM = 1;

/** Samples as a WAV file: 16-bit PCM at the telephone's rate, channels interleaved. */
export function wavFile(channels: readonly Int16Array[]): Buffer {
  const length = channels[0]?.length ?? 0;
  const blockBytes = 2 * channels.length;
  const file = Buffer.alloc(HEADER_BYTES + length * blockBytes);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(PCM, 20);
  file.writeUInt16LE(channels.length, 22);
  file.writeUInt32LE(SAMPLE_RATE_HZ, 24);
  file.writeUInt32LE(SAMPLE_RATE_HZ * blockBytes, 28);
  file.writeUInt16LE(blockBytes, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(length * blockBytes, 40);
  for (const [channel, samples] of channels.entries()) {
    for (let i = 0; i < length; i++)
      file.writeInt16LE(samples[i] ?? 0, HEADER_BYTES + i * blockBytes + 2 * channel);
  }
  return file;
}

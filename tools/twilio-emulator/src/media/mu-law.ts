// A UMD build: Node sees no named exports in it, whatever its types say.
import alawmulaw from 'alawmulaw';
import type { Frame } from './audio';

const { mulaw } = alawmulaw;

/** G.711 µ-law by look-up: 256 values back, one entry for each of the 65,536 samples forth. */
const DECODED = Int16Array.from({ length: 256 }, (_, code) => mulaw.decodeSample(code));
const ENCODED = Uint8Array.from({ length: 65_536 }, (_, sample) => mulaw.encodeSample(sample - 32_768));

export function encodeMuLaw(samples: Frame): Buffer {
  const encoded = Buffer.allocUnsafe(samples.length);
  for (let i = 0; i < samples.length; i++) encoded[i] = ENCODED[(samples[i] ?? 0) + 32_768] ?? 0xff;
  return encoded;
}

export function decodeMuLaw(bytes: Uint8Array): Frame {
  const decoded = new Int16Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) decoded[i] = DECODED[bytes[i] ?? 0xff] ?? 0;
  return decoded;
}

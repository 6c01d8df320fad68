import { readFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { MPEGDecoder } from 'mpg123-decoder';
import wavefile from 'wavefile';
import { PcmSource } from './pcm-source';
import { toTelephoneRate } from './resample';

/** Bytes of MP3 decoded at a time; the event loop gets its turn in between. */
const MP3_CHUNK_BYTES = 8192;

/** The file cannot be played: neither WAV nor MP3, or broken. Twilio reports 12300/13520 for such files. */
export class UnplayableAudio extends Error {}

/** A sound file as samples (8 kHz mono). WAV (PCM, µ-law, A-law, IMA ADPCM) and MP3, told apart by content. */
export async function decodeAudioFile(bytes: Uint8Array): Promise<Int16Array> {
  const { channels, rateHz } = isWav(bytes) ? decodeWav(bytes) : await decodeMp3(bytes);
  return toTelephoneRate(mono(channels), rateHz);
}

/** Plays a file of this machine. */
export async function fileSource(path: string, loops = 1): Promise<PcmSource> {
  return new PcmSource(await decodeAudioFile(await readFile(path)), loops);
}

interface Decoded {
  channels: Float32Array[];
  rateHz: number;
}

function isWav(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  return /^(RIFF|RIFX|RF64)....WAVE$/s.test(head);
}

function decodeWav(bytes: Uint8Array): Decoded {
  try {
    const wav = new wavefile.WaveFile(bytes);
    // Read now: conversions write the format anew.
    const { sampleRate: rateHz, numChannels } = wav.fmt as { sampleRate: number; numChannels: number };
    if (!(rateHz >= 1000 && rateHz <= 768_000)) throw new RangeError(`A sample rate of ${rateHz} Hz.`);
    if (wav.bitDepth === '16' && wav.container === 'RIFF') {
      return {
        channels: channelsOf16Bit((wav.data as { samples: Uint8Array }).samples, numChannels),
        rateHz,
      };
    }
    if (wav.bitDepth === '8m') wav.fromMuLaw();
    else if (wav.bitDepth === '8a') wav.fromALaw();
    else if (wav.bitDepth === '4') wav.fromIMAADPCM();
    wav.toBitDepth('32f');
    const samples: unknown = wav.getSamples(false, Float32Array);
    const channels = Array.isArray(samples) ? (samples as Float32Array[]) : [samples as Float32Array];
    return { channels, rateHz };
  } catch (cause) {
    throw new UnplayableAudio('The WAV file is broken or in a format that cannot be played.', { cause });
  }
}

/** The usual format, without the library's conversion: that blocks for a second where this takes milliseconds. */
function channelsOf16Bit(bytes: Uint8Array, count: number): Float32Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = Math.floor(bytes.byteLength / 2 / count);
  return Array.from({ length: count }, (_, channel) => {
    const samples = new Float32Array(length);
    for (let i = 0; i < length; i++) samples[i] = view.getInt16(2 * (i * count + channel), true) / 32_768;
    return samples;
  });
}

async function decodeMp3(bytes: Uint8Array): Promise<Decoded> {
  const decoder = new MPEGDecoder();
  await decoder.ready;
  try {
    const parts: Float32Array[] = [];
    let rateHz = 0;
    for (let start = 0; start < bytes.length; start += MP3_CHUNK_BYTES) {
      const decoded = decoder.decode(bytes.subarray(start, start + MP3_CHUNK_BYTES));
      if (decoded.samplesDecoded > 0) {
        rateHz = decoded.sampleRate;
        parts.push(mono(decoded.channelData));
      }
      await setImmediate();
    }
    if (rateHz === 0) throw new UnplayableAudio('The file is neither WAV nor MP3.');
    return { channels: [joined(parts)], rateHz };
  } finally {
    decoder.free();
  }
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let position = 0;
  for (const part of parts) {
    all.set(part, position);
    position += part.length;
  }
  return all;
}

function mono(channels: readonly Float32Array[]): Float32Array {
  const [first = new Float32Array(), ...rest] = channels;
  if (rest.length === 0) return first;
  return first.map(
    (sample, i) => rest.reduce((sum, channel) => sum + (channel[i] ?? 0), sample) / channels.length,
  );
}

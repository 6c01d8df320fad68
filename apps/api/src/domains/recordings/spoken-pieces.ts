import { wavHeader } from '../../platform/audio/wav-header';

/** A part of a sound in which somebody speaks, short enough for speech recognition. */
export interface SpokenPiece {
  /** 0: the left side, or the only one; 1: the right one. */
  channel: number;
  /** From the beginning of the whole sound. */
  startSec: number;
  /** A file of its own: `audio/wav`, one channel. */
  wav: Buffer;
}

interface Pcm {
  rateHz: number;
  channels: number;
  samples: Buffer;
}

const FRAMES_PER_SEC = 10;
/** One thing said after the other is read in its order by this. */
const PIECE_FRAMES = 30 * FRAMES_PER_SEC;
/** Where a piece has to end within speech, it ends at its most quiet moment of these. */
const CUT_FRAMES = 8 * FRAMES_PER_SEC;
/** Mean deviation of 16-bit samples: about -50 dB below full scale. */
const LOUD = 100;
/** A word may begin more quietly than it goes on. */
const FRAMES_BEFORE = 2;

/**
 * What is spoken on each side, half a minute after the other. Silence is left out: speech recognition makes up words for it. No more is
 * read at a time than one piece: an hour of two sides is more than 100 MB.
 *
 * @param file a WAV file of 16-bit samples, as Twilio makes them: https://www.twilio.com/docs/voice/api/recording#fetch-a-recordings-media
 * @returns in about the order of their beginnings; undefined where it is no such file
 */
export function spokenPieces(file: Buffer): Iterable<SpokenPiece> | undefined {
  const pcm = pcmOf(file);
  return pcm && piecesOf(pcm);
}

function* piecesOf(pcm: Pcm): Generator<SpokenPiece> {
  const { rateHz, channels, samples } = pcm;
  const frameLength = Math.floor(rateHz / FRAMES_PER_SEC);
  const frames = Math.floor(samples.length / 2 / channels / frameLength);
  const positions = Array.from({ length: channels }, () => 0);
  for (;;) {
    const from = Math.min(...positions);
    if (from >= frames) return;
    const channel = positions.indexOf(from);
    const count = Math.min(PIECE_FRAMES, frames - from);
    const said = samplesOf(pcm, channel, from * frameLength, count * frameLength);
    const loudness = Array.from({ length: count }, (_none, at) =>
      meanDeviation(said.subarray(at * frameLength, (at + 1) * frameLength)),
    );
    const end = from + count < frames ? quietCut(loudness) : count;
    positions[channel] = from + end;
    const first = loudness.slice(0, end).findIndex((each) => each >= LOUD);
    if (first < 0) continue;
    const start = Math.max(0, first - FRAMES_BEFORE);
    const wav = wavOf(said.subarray(start * frameLength, end * frameLength), rateHz);
    yield { channel, startSec: ((from + start) * frameLength) / rateHz, wav };
  }
}

function samplesOf({ channels, samples }: Pcm, channel: number, from: number, count: number): Int16Array {
  const said = new Int16Array(count);
  for (let at = 0; at < count; at += 1)
    said[at] = samples.readInt16LE(2 * ((from + at) * channels + channel));
  return said;
}

/** The frame after the most quiet one of the last. */
function quietCut(loudness: readonly number[]): number {
  const first = loudness.length - CUT_FRAMES;
  const candidates = loudness.slice(first);
  return first + candidates.indexOf(Math.min(...candidates)) + 1;
}

function meanDeviation(samples: Int16Array): number {
  let sum = 0;
  for (const sample of samples) sum += Math.abs(sample);
  return sum / samples.length;
}

/** The samples of a WAV file; undefined where it holds others than plain ones of 16 bits. */
function pcmOf(file: Buffer): Pcm | undefined {
  if (file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WAVE') return undefined;
  let format: Omit<Pcm, 'samples'> | undefined;
  for (let at = 12; at + 8 <= file.length;) {
    const name = file.toString('latin1', at, at + 4);
    const length = file.readUInt32LE(at + 4);
    const content = file.subarray(at + 8, at + 8 + length);
    if (name === 'fmt ' && content.length >= 16) {
      const isPlain = content.readUInt16LE(0) === 1 && content.readUInt16LE(14) === 16;
      const channels = content.readUInt16LE(2);
      const rateHz = content.readUInt32LE(4);
      if (!isPlain || channels < 1 || rateHz < FRAMES_PER_SEC) return undefined;
      format = { channels, rateHz };
    }
    if (name === 'data') return format && { ...format, samples: content };
    at += 8 + length + (length % 2);
  }
  return undefined;
}

function wavOf(samples: Int16Array, rateHz: number): Buffer {
  const content = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
  return Buffer.concat([wavHeader(content.length, rateHz), content]);
}

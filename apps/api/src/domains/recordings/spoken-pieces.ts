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
const HEADER_BYTES = 44;

/**
 * What is spoken on each side, in its order. Silence is left out: speech recognition makes up words for it.
 *
 * @param file a WAV file of 16-bit samples, as Twilio makes them: https://www.twilio.com/docs/voice/api/recording#fetch-a-recordings-media
 * @returns undefined where it is none
 */
export function spokenPieces(file: Buffer): SpokenPiece[] | undefined {
  const pcm = pcmOf(file);
  if (!pcm) return undefined;
  const pieces = Array.from({ length: pcm.channels }, (_none, channel) => piecesOf(pcm, channel));
  return pieces.flat().sort((one, other) => one.startSec - other.startSec || one.channel - other.channel);
}

function piecesOf({ rateHz, channels, samples }: Pcm, channel: number): SpokenPiece[] {
  const side = Int16Array.from({ length: Math.floor(samples.length / 2 / channels) }, (_none, at) =>
    samples.readInt16LE(2 * (at * channels + channel)),
  );
  const frame = Math.floor(rateHz / FRAMES_PER_SEC);
  const loudness = Array.from({ length: Math.ceil(side.length / frame) }, (_none, at) =>
    meanDeviation(side.subarray(at * frame, (at + 1) * frame)),
  );
  const pieces: SpokenPiece[] = [];
  for (let from = 0; from < loudness.length;) {
    const to = endOf(loudness, from);
    const first = loudness.findIndex((each, at) => at >= from && at < to && each >= LOUD);
    if (first >= 0) {
      const start = Math.max(from, first - 2) * frame;
      const wav = wavOf(side.subarray(start, to * frame), rateHz);
      pieces.push({ channel, startSec: start / rateHz, wav });
    }
    from = to;
  }
  return pieces;
}

/** The frame after the last one of a piece. */
function endOf(loudness: readonly number[], from: number): number {
  const longest = from + PIECE_FRAMES;
  if (longest >= loudness.length) return loudness.length;
  const candidates = loudness.slice(longest - CUT_FRAMES, longest);
  return longest - CUT_FRAMES + candidates.indexOf(Math.min(...candidates)) + 1;
}

const meanDeviation = (samples: Int16Array): number =>
  samples.reduce((sum, sample) => sum + Math.abs(sample), 0) / samples.length;

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
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(HEADER_BYTES - 8 + content.length, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rateHz, 24);
  header.writeUInt32LE(rateHz * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(content.length, 40);
  return Buffer.concat([header, content]);
}

import { WAV_HEADER_BYTES, wavHeader } from '../../platform/audio/wav-header';

/** As telephones have it. */
const RATE_HZ = 8_000;
const NOTE_SEC = 0.6;
/** Chords of three notes, each broken upwards and back, in Hz: C, A minor, F, G. */
const CHORDS = [
  [261.6, 329.6, 392.0],
  [220.0, 261.6, 329.6],
  [174.6, 220.0, 261.6],
  [196.0, 246.9, 293.7],
] as const;
const ORDER = [0, 1, 2, 1] as const;
const ROUNDS = 2;
/** Of full scale: music on a telephone that is louder is unpleasant. */
const LOUDNESS = 0.18;

/** A quiet tune of 19 seconds, made here: nobody's work, and nothing to fetch. A WAV file. */
export function holdMusic(): Buffer {
  const notes = Array.from({ length: ROUNDS }, () => CHORDS)
    .flat()
    .flatMap((chord) => ORDER.map((place) => chord[place]));
  const perNote = Math.round(NOTE_SEC * RATE_HZ);
  const sound = Buffer.alloc(WAV_HEADER_BYTES + notes.length * perNote * 2);
  wavHeader(sound.length - WAV_HEADER_BYTES, RATE_HZ).copy(sound);
  notes.forEach((hz, note) => {
    for (let sample = 0; sample < perNote; sample += 1) {
      const at = WAV_HEADER_BYTES + (note * perNote + sample) * 2;
      sound.writeInt16LE(Math.round(32_767 * LOUDNESS * pluck(hz, sample / RATE_HZ)), at);
    }
  });
  return sound;
}

/** A string that is plucked: quickly there, slowly gone, with one overtone. */
function pluck(hz: number, sec: number): number {
  const envelope = Math.min(1, sec / 0.01) * Math.exp(-3 * sec) * Math.min(1, (NOTE_SEC - sec) / 0.02);
  const turn = 2 * Math.PI * hz * sec;
  return envelope * (0.8 * Math.sin(turn) + 0.2 * Math.sin(2 * turn));
}

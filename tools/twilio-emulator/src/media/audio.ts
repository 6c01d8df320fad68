/** The emulator's audio: 8 kHz mono, signed 16-bit, in frames of 20 ms. */
export const SAMPLE_RATE_HZ = 8000;
export const FRAME_MS = 20;
export const FRAME_SAMPLES = (SAMPLE_RATE_HZ * FRAME_MS) / 1000;

/** 20 ms of audio: {@link FRAME_SAMPLES} samples. */
export type Frame = Int16Array;

export const SILENCE: Frame = new Int16Array(FRAME_SAMPLES);

/** Something that is played: speech, a file, a tone. */
export interface AudioSource {
  /** The next 20 ms, or `undefined` once it has ended. */
  read(): Frame | undefined;
}

/**
 * One party's audio as the call engine sees it. Each tick of the media clock the engine takes what the party said
 * ({@link hear}) and gives what the party is to hear ({@link play}).
 */
export interface AudioEndpoint {
  /** What the party said in this tick; {@link SILENCE} where nothing arrived. */
  hear(): Frame;
  /** What the party is to hear in this tick. */
  play(frame: Frame): void;
  /** Sends keypad tones to the party (`0-9*#`, `w` = 0.5 s pause). */
  sendDigits(digits: string): void;
}

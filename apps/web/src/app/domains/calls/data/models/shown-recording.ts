import type { CallRecording } from '@centralita/shared-types';

/** A recording as a list shows it. */
export interface ShownRecording extends CallRecording {
  /** Address of the sound. */
  sound: string;
  /** What a saved file is called. */
  fileName: string;
  /** When it began, written for people: a call may have several. */
  when: string;
  /** The day until which it is kept, written for people. */
  keptUntil: string;
}

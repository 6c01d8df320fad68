import { CallEvent } from './call-event';
import { FromParam } from './from-param';
import { count, oneOf } from './readers';

/** Source: https://www.twilio.com/docs/voice/answering-machine-detection */
export const ANSWERED_BY = [
  'human',
  'machine_start',
  'machine_end_beep',
  'machine_end_silence',
  'machine_end_other',
  'fax',
] as const;
export type AnsweredBy = (typeof ANSWERED_BY)[number] | 'unknown';

/** Who answered a dialled number. Goes to `amdStatusCallback`; the step's answer is ignored. */
export class MachineDetected extends CallEvent {
  readonly kind = 'machine-detected';

  @FromParam('AnsweredBy', oneOf(ANSWERED_BY))
  readonly answeredBy!: AnsweredBy;

  /** Milliseconds until the result. */
  @FromParam('MachineDetectionDuration', count)
  readonly detectionMs?: number;
}

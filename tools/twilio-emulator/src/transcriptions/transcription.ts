/** Source: https://www.twilio.com/docs/voice/api/recording-transcription#transcriptions-properties */
export type TranscriptionStatus = 'in-progress' | 'completed' | 'failed';

/** The text of a recording, as the REST API shows it. */
export interface Transcription {
  /** `TR…` */
  sid: string;
  accountSid: string;
  recordingSid: string;
  status: TranscriptionStatus;
  /** Absent while it is in progress. */
  text?: string;
  /** Of the recording, whole seconds. */
  durationSec: number;
  createdAt: Date;
  updatedAt: Date;
}

/** What Twilio writes in place of a text where it has none, with the status `failed`. Same source. */
export const BLANK = '(blank)';

import { defineQueue, defineSchedule } from '../../platform/queue/queue-definition';

/** Twilio may have a recording ready a moment after its webhook: a 404 is tried again. */
export const FETCH_RECORDING = defineQueue<{ recordingId: string }>('fetch-recording', {
  retry: { attemptsMax: 6, backoffMs: 1_000, backoffMaxMs: 60_000 },
  // A long call is many megabytes.
  concurrency: 1,
});

/** Speech recognition is asked for each half minute of each side. */
export const TRANSCRIBE_RECORDING = defineQueue<{ recordingId: string }>('transcribe-recording', {
  retry: { attemptsMax: 4, backoffMs: 5_000, backoffMaxMs: 60_000 },
  concurrency: 1,
});

export const RECORDING_RETENTION = defineSchedule('recording-retention', '55 * * * *');

export interface DeletedRecording {
  accountSid: string;
  recordingSid: string;
}

export const DELETE_RECORDING = defineQueue<DeletedRecording>('delete-recording');

export interface BegunRecording {
  accountSid: string;
  /** The side that is recorded from now on. */
  callSid: string;
  /** Where the provider tells of it. */
  url: string;
}

/** What was said before it begins is lost: it is tried again soon, and not for long. */
export const BEGIN_RECORDING = defineQueue<BegunRecording>('begin-recording', {
  retry: { attemptsMax: 4, backoffMs: 500, backoffMaxMs: 5_000 },
});

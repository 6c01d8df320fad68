/** Why a call could be recorded: whoever called, or was called, was told so, or has pressed the key 1. */
export type RecordingConsent = 'announced' | 'agreed';

/** `waiting`: its sound is not here yet; `failed`: it could not be fetched; `erased`: its time was over, or somebody wanted so. */
export type RecordingState = 'waiting' | 'stored' | 'failed' | 'erased';

/** What one side said, up to half a minute of it. */
export interface SpokenLine {
  /** `outside`: whoever called the team, or was called; null: the two cannot be told apart. */
  side: 'outside' | 'team' | null;
  /** Seconds from the beginning of the recording. */
  atSec: number;
  text: string;
}

export interface RecordingTranscript {
  /** In their order; empty: nothing was said; null: not written down yet, or not at all. */
  lines: SpokenLine[] | null;
  problem: 'no-transcriber' | 'not-understood' | null;
}

/**
 * What was said in a call, or in a part of it. `GET /api/recordings/:id/audio` (agent) answers the sound.
 *
 * `POST /api/recordings/:id/fetch` (agent) fetches one anew that has failed; `DELETE /api/recordings/:id` (admin) erases it
 * here and at the provider. 204; `recordings/not-found` (404).
 */
export interface CallRecording {
  id: string;
  /** When it began. */
  recordedAt: number;
  durationSec: number;
  /** 2: who called on the left, who answered on the right. */
  channels: number;
  consent: RecordingConsent;
  state: RecordingState;
  /** Why its sound is not here. */
  problem: 'host-refused' | 'not-found' | 'too-large' | 'type-refused' | 'unreachable' | null;
  /** Null: it is not to be written down. */
  transcript: RecordingTranscript | null;
  /** When it is erased. */
  eraseAt: number;
  erasedAt: number | null;
  /** Null: its time was over. */
  erasedBy: { id: string; name: string } | null;
}

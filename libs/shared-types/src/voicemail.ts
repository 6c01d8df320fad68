import { IsBoolean, IsString, MaxLength } from 'class-validator';
import type { Page } from './audit';
import { MayBeAbsent } from './may-be-absent';

/** `waiting`: its sound is not here yet; `failed`: it could not be fetched. */
export type VoicemailState = 'waiting' | 'stored' | 'failed';

/** A message that a caller has spoken. */
export interface VoicemailItem {
  id: string;
  /** The provider's: `CA…`. */
  callId: string;
  /** E.164; or as it came: `anonymous`, empty, `sip:…`. */
  from: string;
  /** The number that was called, E.164. */
  to: string;
  receivedAt: number;
  durationSec: number;
  state: VoicemailState;
  /** What is said; null while that is not known, or will not be. */
  transcript: string | null;
  /** Why there is no transcript; null while it may still come. */
  transcriptProblem: 'no-transcriber' | 'not-understood' | null;
  /** Who listened first, and when; null: nobody has. */
  heardAt: number | null;
  heardBy: { id: string; name: string } | null;
}

/**
 * `GET /api/voicemails?organisation=&before=` (agent): the latest first, 50 a page; `next` of a page goes into `before` for
 * the following one. `GET /api/voicemails/:id/audio` answers the sound.
 */
export interface VoicemailPage extends Page<VoicemailItem> {
  /** How many nobody has listened to. */
  unheard: number;
}

export class VoicemailFilter {
  @MayBeAbsent() @IsString() @MaxLength(64) organisation?: string;
  /** `next` of the page before. */
  @MayBeAbsent() @IsString() @MaxLength(200) before?: string;
}

/**
 * `DELETE /api/voicemails/:id` (admin): the message, its sound, and the recording at the provider. 204;
 * `voicemail/not-found` (404).
 *
 * `PUT /api/voicemails/:id/heard` (agent) answers `VoicemailItem`; `voicemail/not-found` (404).
 */
export class VoicemailHeard {
  @IsBoolean() heard!: boolean;
}

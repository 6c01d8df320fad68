import { IsBoolean, IsIn, IsString, Length, MaxLength } from 'class-validator';
import { MayBeAbsent } from './may-be-absent';

/** Item of `GET /api/colleagues` (agent): who of one's own organisation can take a call, without oneself. */
export interface Colleague {
  id: string;
  name: string;
}

/**
 * `POST /api/transfers` (agent): whoever is at the other end of a call goes on with a colleague, or with a number, and one's
 * own side ends. 204; `calls/not-found` (404), `calls/nobody-to-transfer`
 * (409), `calls/transfer-refused` (422), and for numbers what limits outgoing calls: `calls/too-many-calls-at-once`,
 * `calls/too-many-calls-this-hour`, `calls/too-many-minutes-today` (429).
 */
export class TransferRequest {
  /** The call of one's own browser: `CA…`. */
  @IsString() @Length(1, 64) callId!: string;
  /** A colleague, by id; else the number. */
  @MayBeAbsent() @IsString() @Length(1, 64) personId?: string;
  /** As it was typed. */
  @MayBeAbsent() @IsString() @MaxLength(64) number?: string;
}

/**
 * `POST /api/holds` (agent): whoever is at the other end of a call hears music, and nobody else, or talks with this browser
 * again. 204; `calls/not-found` (404), `calls/nobody-to-hold`, `calls/hold-failed` (409).
 */
export class HoldRequest {
  /** The call of one's own browser: `CA…`. */
  @IsString() @Length(1, 64) callId!: string;
  @IsBoolean() onHold!: boolean;
}

/**
 * `POST /api/consultations` (agent): the caller waits, and a colleague or a number is rung, to be asked first. 204; what
 * `POST /api/holds` and `POST /api/transfers` answer.
 */
export class ConsultationRequest {
  @IsString() @Length(1, 64) callId!: string;
  /** A colleague, by id; else the number. */
  @MayBeAbsent() @IsString() @Length(1, 64) personId?: string;
  /** As it was typed. */
  @MayBeAbsent() @IsString() @MaxLength(64) number?: string;
}

/** `give`: who was asked goes on with the caller; `join`: all talk; `back`: who was asked is out of it. */
export const CONSULTATION_ENDS = ['give', 'join', 'back'] as const;

/** `POST /api/consultations/end` (agent). 204; `calls/not-found` (404), `calls/nobody-asked`, `calls/not-answered-yet` (409). */
export class ConsultationEnd {
  @IsString() @Length(1, 64) callId!: string;
  @IsIn(CONSULTATION_ENDS) how!: (typeof CONSULTATION_ENDS)[number];
}

import { IsString, Length, MaxLength } from 'class-validator';
import { MayBeAbsent } from './may-be-absent';

/** Item of `GET /api/colleagues` (agent): who of one's own organisation can take a call, without oneself. */
export interface Colleague {
  id: string;
  name: string;
}

/**
 * `POST /api/transfers` (agent): whoever is at the other end of a call goes on with a colleague, or with a number, and one's
 * own side ends. 204; `calls/not-found` (404), `calls/nobody-to-transfer`
 * (409), `calls/transfer-refused` (422).
 */
export class TransferRequest {
  /** The call of one's own browser: `CA…`. */
  @IsString() @Length(1, 64) callId!: string;
  /** A colleague, by id; else the number. */
  @MayBeAbsent() @IsString() @Length(1, 64) personId?: string;
  /** As it was typed. */
  @MayBeAbsent() @IsString() @MaxLength(64) number?: string;
}

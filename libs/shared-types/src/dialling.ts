import { Matches, MaxLength } from 'class-validator';
import { MayBeAbsent } from './may-be-absent';
import { DIALLED_LENGTH_MAX, E164, type DialRefusal } from './rules';

/** Body of `POST /api/dial-check`: whether a number may be called, before it is. Answers `DialVerdict`; nothing is kept. */
export class DialWish {
  /** A number in any usual form, with an extension or without. */
  @MaxLength(DIALLED_LENGTH_MAX) to!: string;
  /** The number that calls, of a person who brings an account. A signed-in agent's is the organisation's. */
  @MayBeAbsent() @Matches(E164) from?: string;
}

export interface DialVerdict {
  /** Absent where the number may be called. */
  refusal?: DialRefusal;
}

import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsString, Length, MaxLength } from 'class-validator';
import { MayBeAbsent } from './may-be-absent';
import { LABEL_COLOURS, LABEL_NAME_LENGTH_MAX, NOTE_TEXT_MAX, type LabelColour } from './rules';
import { Trim } from './trim';

/** Somebody of the organisation, as colleagues see them. */
export interface Teammate {
  id: string;
  name: string;
}

/** Item of `GET /api/labels` (agent), by name: what an organisation sorts its conversations by. */
export interface Label {
  id: string;
  name: string;
  colour: LabelColour;
}

/**
 * `POST /api/labels` (agent) 201 `Label`, `PUT /api/labels/:id` (admin) `Label`, `DELETE /api/labels/:id` (admin) 204: it is
 * taken off all conversations. `labels/name-taken` (409), `labels/too-many` (422), `labels/not-found` (404).
 */
export class LabelDraft {
  @Trim() @Length(1, LABEL_NAME_LENGTH_MAX) name!: string;
  @IsIn(LABEL_COLOURS) colour!: LabelColour;
}

/** What can stand in a thread besides messages. */
export const THREAD_ENTRY_KINDS = [
  'note',
  'assigned',
  'unassigned',
  'given-to-team',
  'taken-from-team',
  'waiting',
  'snoozed',
  'woken',
  'done',
  'reopened',
  'rated',
  'macro',
] as const;
export type ThreadEntryKind = (typeof THREAD_ENTRY_KINDS)[number];

/** Item of `GET /api/conversations/:id/entries?before=` (agent), the latest first: what the team wrote and did. */
export interface ThreadEntry {
  id: string;
  conversationId: string;
  kind: ThreadEntryKind;
  /** Who did it; null: the server. */
  person: Teammate | null;
  /** Of a note; of a macro that was run, its name. */
  text: string;
  /** Of an assignment. */
  assignee: Teammate | null;
  /** Of what was given to a team or taken from it: its name then. */
  team: string | null;
  /** Of a snooze, epoch milliseconds. */
  until: number | null;
  /** Of a note: who is named in it with an @. */
  mentions: Teammate[];
  /** Of a rating by the customer, 1 to 5. */
  rating: number | null;
  at: number;
}

/** `POST /api/conversations/:id/notes` (agent) 201 `ThreadEntry`: for the team's eyes only. Who is mentioned is told. */
export class NewNote {
  @Trim() @Length(1, NOTE_TEXT_MAX) text!: string;
  /** Ids of people who can have the conversation. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(64, { each: true })
  mentions?: string[];
}

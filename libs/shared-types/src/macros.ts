import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { MayBeAbsent } from './may-be-absent';
import { CONVERSATION_STATES, type ConversationState } from './messages';
import { MACRO_LABELS_MAX, MACRO_NAME_LENGTH_MAX, MACRO_SNOOZE_HOURS_MAX, MACRO_TEXT_MAX } from './rules';
import { Trim } from './trim';

/**
 * Item of `GET /api/macros` (agent), by name: a list of what is done with a conversation in one go, as a macro of Chatwoot
 * (https://github.com/chatwoot/chatwoot/pull/5066).
 */
export interface Macro {
  id: string;
  name: string;
  /** Sent to the customer, with variables in double braces: `REPLY_VARIABLES`, and names of contact fields; null: nothing is. */
  text: string | null;
  /** Are added to those that it has. */
  addLabels: { id: string; name: string }[];
  /** `MACRO_RUNNER`: whoever runs it, with no name. Without an id: nobody. Null: it stays whose it is. */
  assignee: { id: string; name: string } | null;
  /** Without an id: none. Null: it stays which it is. */
  team: { id: string; name: string } | null;
  state: ConversationState | null;
  /** With the state `snoozed`: so long from when it is run. */
  snoozeHours: number | null;
  answeredBy: 'bot' | 'person' | null;
  /** Names of labels, people and teams that it needs and that are not there any more: until they are taken out it cannot be run. */
  gone: string[];
}

/**
 * `POST /api/macros` 201 and `PUT /api/macros/:id` (admin) answer `Macro`, `DELETE /api/macros/:id` (admin) 204.
 * `macros/name-taken` (409), `macros/does-nothing`, `macros/no-snooze-time`, `macros/unknown-variable`, `macros/too-many`,
 * `conversations/not-assignable` (422), `labels/not-found`, `teams/not-found`, `macros/not-found` (404).
 */
export class MacroDraft {
  @Trim() @Length(1, MACRO_NAME_LENGTH_MAX) name!: string;
  @MayBeAbsent() @Trim() @Length(1, MACRO_TEXT_MAX) text?: string;
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(MACRO_LABELS_MAX)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(64, { each: true })
  addLabelIds?: string[];
  /** Id of a person, or `MACRO_RUNNER`; empty: nobody. */
  @MayBeAbsent() @IsString() @MaxLength(64) assigneeId?: string;
  /** Empty: none. */
  @MayBeAbsent() @IsString() @MaxLength(64) teamId?: string;
  @MayBeAbsent() @IsIn(CONVERSATION_STATES) state?: ConversationState;
  /** With the state `snoozed`. */
  @MayBeAbsent() @IsInt() @Min(1) @Max(MACRO_SNOOZE_HOURS_MAX) snoozeHours?: number;
  @MayBeAbsent() @IsIn(['bot', 'person']) answeredBy?: 'bot' | 'person';
}

/**
 * `GET /api/conversations/:id/macros/:macroId` (agent): what it would send there. `macros/not-found`,
 * `conversations/not-found` (404).
 */
export interface MacroPreview {
  /** Filled in; null where it sends nothing. */
  text: string | null;
  /** Variables that say nothing of this contact: they are left out of the text. */
  missing: string[];
}

/**
 * `POST /api/conversations/:id/macros/:macroId` (agent) answers `Conversation`: all of it is done, or nothing.
 * `macros/not-found`, `conversations/not-found` (404), `macros/label-gone`, `macros/person-gone`, `macros/team-gone`,
 * `messages/cannot-write` (409), `messages/empty`, `macros/text-too-long`, `conversations/no-bot-for-mail` (422).
 */
export class MacroRun {
  /** Made by the page: the same run asked for twice in a conversation is done once. */
  @IsString() @Length(8, 64) clientId!: string;
}

/**
 * `POST /api/macros/:id/run` (agent) answers `MacroRuns`: the same in several conversations, in each all of it or nothing.
 * `macros/not-found` (404), `macros/label-gone`, `macros/person-gone`, `macros/team-gone` (409): then it is done in none.
 */
export class MacroRunInSeveral extends MacroRun {
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(64, { each: true })
  ids!: string[];
}

export interface MacroRuns {
  /** Ids of the conversations in which it was done. */
  done: string[];
  /** Where it was not, and why: as `POST /api/conversations/:id/macros/:macroId` refuses it. */
  refused: { conversationId: string; code: string; detail: string }[];
}

import { IsBoolean, IsIn, IsString, Length } from 'class-validator';
import { MayBeAbsent } from './may-be-absent';
import { CONVERSATION_VIEWS, MESSAGE_CHANNELS, type ConversationView, type MessageChannel } from './messages';
import { INBOX_VIEW_NAME_MAX } from './rules';
import { Trim } from './trim';

/**
 * Item of `GET /api/inbox-views` (agent), by name: filters of `GET /api/conversations` under a name. Those of the organisation,
 * and the reader's own.
 */
export interface InboxView {
  id: string;
  name: string;
  /** For everybody of the organisation; otherwise for whoever made it. */
  shared: boolean;
  view: ConversationView;
  channel: MessageChannel | null;
  labelId: string | null;
  teamId: string | null;
  /** Id of a person, or `me`: whoever looks. */
  assigneeId: string | null;
  /** Which of those it names is gone: a label or a team that was deleted, a person who can have no conversations any more. */
  gone: ('label' | 'team' | 'assignee')[];
}

/**
 * Item of `GET /api/inbox-views/counts` (agent): how many conversations a view has now. Views of what is done, and those that
 * name a label or a team that is gone, are not counted.
 */
export interface InboxViewCount {
  /** Of the view. */
  id: string;
  /** `INBOX_VIEW_COUNT_MAX` at most. */
  count: number;
  /** Whether there may be more: several filters are compared in the latest thousand conversations only. */
  atLeast: boolean;
}

/**
 * `POST /api/inbox-views` 201 and `PUT /api/inbox-views/:id` answer `InboxView`, `DELETE /api/inbox-views/:id` 204: agents their
 * own, admins those of everybody too. `inbox-views/name-taken` (409), `inbox-views/too-many` (422), `labels/not-found`, `teams/not-found` (404),
 * `conversations/not-assignable` (422), `inbox-views/assignee-twice` (422), `inbox-views/not-found` (404), `session/role-needed` (403).
 */
export class InboxViewDraft {
  @Trim() @Length(1, INBOX_VIEW_NAME_MAX) name!: string;
  @IsBoolean() shared!: boolean;
  @IsIn(CONVERSATION_VIEWS) view!: ConversationView;
  @MayBeAbsent() @IsIn(MESSAGE_CHANNELS) channel?: MessageChannel;
  @MayBeAbsent() @IsString() @Length(1, 64) labelId?: string;
  @MayBeAbsent() @IsString() @Length(1, 64) teamId?: string;
  /** Id of a person, or `me`; not with the views `mine`, `teams` and `unassigned`, which say whose they are. */
  @MayBeAbsent() @IsString() @Length(1, 64) assigneeId?: string;
}

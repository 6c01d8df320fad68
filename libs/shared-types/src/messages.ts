import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import type { Label, Teammate } from './inbox';
import type { Team } from './teams';
import { MayBeAbsent } from './may-be-absent';
import { E164, MESSAGE_TEXT_MAX } from './rules';
import { TEMPLATE_VARIABLES_MAX } from './template-text';
import { TemplateValue } from './templates';
import { Trim } from './trim';

/** What a conversation is held over. Calls have pages of their own. */
export const MESSAGE_CHANNELS = ['whatsapp', 'sms', 'email'] as const;
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];

/**
 * Where a message is. The provider's words (https://www.twilio.com/docs/messaging/api/message-resource#message-status-values),
 * and one of ours: `uncertain` is a send whose answer never came, which is looked up and never blindly sent again.
 */
export const MESSAGE_STATUSES = [
  'accepted',
  'scheduled',
  'queued',
  'sending',
  'uncertain',
  'sent',
  'delivered',
  'read',
  'undelivered',
  'failed',
  'canceled',
  'receiving',
  'received',
  'partially_delivered',
] as const;
export type MessageStatus = (typeof MESSAGE_STATUSES)[number];

/** Who wrote it: the other side, a bot, a person of the organisation, or the server itself (the acknowledgement). */
export type MessageAuthor = 'customer' | 'bot' | 'person' | 'server';

/** Why nothing can be written now. `window-closed`: WhatsApp, 24 hours after the last message that came in. */
export const CANNOT_WRITE = ['window-closed', 'opted-out', 'no-reply-address', 'no-sender'] as const;
export type CannotWrite = (typeof CANNOT_WRITE)[number];

/**
 * `waiting`: out of sight until the customer writes; `snoozed`: until a time, or until they write. Whatever a customer
 * writes opens a conversation again.
 */
export const CONVERSATION_STATES = ['open', 'waiting', 'snoozed', 'done'] as const;
export type ConversationState = (typeof CONVERSATION_STATES)[number];

/**
 * The lists of `GET /api/conversations?view=`. The first five are of open ones; `teams`: of one's own teams, which nobody has taken
 * yet; `overdue`: a reply of a person is late, whoever waits longest first; `snoozed` also has those that wait.
 */
export const CONVERSATION_VIEWS = [
  'mine',
  'teams',
  'unassigned',
  'all',
  'overdue',
  'snoozed',
  'done',
] as const;
export type ConversationView = (typeof CONVERSATION_VIEWS)[number];

/**
 * Why a person is asked for. `daily-cap`: the organisation had sent what it may in a day, so that nothing was said. `came-late`: so
 * long after it was written that it may have been answered since, also before a restore; nothing was said.
 */
export const HAND_OVER_REASONS = ['no-answer', 'asked', 'bot-failed', 'daily-cap', 'came-late'] as const;
export type HandOverReason = (typeof HAND_OVER_REASONS)[number];

/** Item of `GET /api/conversations`, and the answer of whatever changes one: one person on one channel. */
export interface Conversation {
  id: string;
  channel: MessageChannel;
  contact: {
    id: string;
    /** As they call themselves, or as somebody here named them. */
    name: string | null;
    /** E.164, a short code, an alphanumeric sender, or a mail address. */
    address: string;
  };
  /** In which they wrote last, such as `es`, as far as the bot could tell; null: not known. */
  language: string | null;
  /** Our own number or address. */
  ours: string;
  state: ConversationState;
  /** Until when it is out of sight, where it is snoozed. */
  snoozedUntil: number | null;
  /** Whose it is; null: nobody's. */
  assignee: Teammate | null;
  /** Which team's it is; null: no team's. */
  team: Pick<Team, 'id' | 'name'> | null;
  labels: Label[];
  /** Who answers what comes in. A person's reply pauses the bot. */
  answeredBy: 'bot' | 'person';
  /** Messages that came in since somebody here read it. */
  unread: number;
  last: {
    /** One line of it; empty where it is media only. */
    text: string;
    author: MessageAuthor;
    status: MessageStatus;
    hasAttachments: boolean;
    at: number;
  } | null;
  /** Null: a message can be written now, by a person. */
  cannotWrite: CannotWrite | null;
  /** Whether they wanted no more messages: nothing is sent by itself. By mail a person may answer what they wrote since. */
  hasOptedOut: boolean;
  /** WhatsApp: until when anything but a template may be written; null where they never wrote, and on other channels. */
  windowUntil: number | null;
  /**
   * Why a person is asked for, where the bot handed over; and what the customer wants: in their own words, or in those of a
   * bot that has some. Null where that is not known.
   */
  handedOver: { reason: HandOverReason; at: number; summary: string | null } | null;
  /** Since when the customer waits for a person's reply: their first message without one; null where they do not. */
  waitingSince: number | null;
  /** By when a person is to reply; null where nobody waits, or the organisation has no target. */
  replyDueAt: number | null;
  /** What they answered last when they were asked for a rating, 1 to 5. */
  rating: number | null;
}

/** Where an answer of the bot is from. */
export interface AnswerSource {
  kind: 'cache' | 'knowledge' | 'llm' | 'apology';
  /** Of a cached answer or an article: such as `imv_es_01`. */
  id?: string;
  title?: string;
  /** 0 to 1: how well it fits. */
  score?: number;
  /** Which bot worded it, such as `gemini` or `built-in`. */
  bot?: string;
  tookMs: number;
}

export interface Attachment {
  id: string;
  /** Media type, such as `image/jpeg`. */
  type: string;
  name: string | null;
  /** Null until it is fetched from the provider. */
  bytes: number | null;
  state: 'waiting' | 'stored' | 'failed';
  /** Why it could not be fetched, by code; `attachments/not-sent`: the provider took the message without it. */
  problem: string | null;
  /** What is said in a voice note, once it is transcribed. */
  transcript: string | null;
}
/* Its content: `GET /api/attachments/:id` (agent), once it is `stored`. */

/** Item of `GET /api/conversations/:id/messages`. */
export interface Message {
  id: string;
  conversationId: string;
  author: MessageAuthor;
  /** Name of the person who wrote it; null for others. */
  person: string | null;
  /** Of a mail that came in; absent on other channels. */
  subject?: string;
  /**
   * Of a mail that came with HTML: `GET /api/messages/:id/html?pictures=on` (agent) is a document for a frame, made safe;
   * what it quotes is folded under `quoted=` (text). Pictures of elsewhere are in it where they are asked for.
   */
  html?: { remotePictures: boolean };
  /** Of a mail that came in: whether its provider's checks (SPF, DKIM) prove whose it is; absent where it made none. */
  sender?: 'verified' | 'unverified';
  text: string;
  at: number;
  status: MessageStatus;
  statusAt: number;
  /** The provider's error, the first one: its code is worded by the page. */
  error: { code: string; detail: string } | null;
  /** Whether `POST /api/messages/:id/retry` would send it again. */
  canRetry: boolean;
  attachments: Attachment[];
  /** Where it was made of a template: its name, and the buttons under it. */
  template?: { name: string; buttons: string[] };
  /** An emoji that the customer put on it. */
  reaction?: string;
  source: AnswerSource | null;
}

/*
 * Reading (agent). Pages go backwards in time by an opaque cursor, never by an offset:
 *   GET  /api/conversations?channel=&state=&view=&team=&label=&assignee=&search=&before=
 *                                    Page<Conversation>, the latest first, 30 a page; `assignee` is an id or `me`
 *   GET  /api/conversations/counts?channel=                            ConversationCounts
 *   GET  /api/conversations/assignees                                  Teammate[], who can have one
 *   GET  /api/conversations/unread                                     { count }, conversations with unread messages
 *   GET  /api/conversations/:id                                        Conversation
 *   GET  /api/conversations/:id/messages?before=                       Page<Message>, the latest first, 50 a page
 * `conversations/not-found` (404) also for those of another organisation.
 */

/**
 * Writing (agent): `POST /api/conversations/:id/messages` answers 201 `Message` with status `queued` at once; what becomes
 * of it comes live. `messages/cannot-write` (409) with the reason of `CannotWrite`; `messages/empty` (422);
 * `messages/one-file` (422), where several files are to go with a message over WhatsApp; `messages/daily-cap` (429), with `Retry-After`, where the organisation has sent what it may in a day. Of a template:
 * `templates/not-found` (404), `templates/not-approved` (409), `templates/not-on-channel` (422), `templates/value-missing` (422).
 */
export class NewMessage {
  @MayBeAbsent() @Trim() @MaxLength(MESSAGE_TEXT_MAX) text?: string;
  /** Ids of `POST /api/attachments`. */
  @MayBeAbsent() @IsArray() @ArrayMaxSize(10) @IsString({ each: true }) attachments?: string[];
  /** Of an approved template (WhatsApp), in place of text and files: may be sent while the window is closed. */
  @MayBeAbsent() @IsString() @Length(1, 64) templateId?: string;
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(TEMPLATE_VARIABLES_MAX)
  @ValidateNested({ each: true })
  @Type(() => TemplateValue)
  templateValues?: TemplateValue[];
  /** Made by the page: the same message sent twice is one message. */
  @IsString() @Length(8, 64) clientId!: string;
}

/** `POST /api/messages` (agent): begins a conversation, or goes on with it. 201 `Message`. */
export class NewConversationMessage extends NewMessage {
  @IsIn(['whatsapp', 'sms']) channel!: 'whatsapp' | 'sms';
  @Matches(E164) to!: string;
  /** One of the organisation's numbers; its first for the channel where absent. */
  @MayBeAbsent() @Matches(E164) from?: string;
}

/** How many conversations a list has; none is counted beyond `CONVERSATION_COUNT_MAX`. Those that are done are not counted. */
export type ConversationCounts = Record<Exclude<ConversationView, 'done'>, number>;

/**
 * `PATCH /api/conversations/:id` (agent) answers `Conversation`: who answers from now on, its state, whose it is, and what
 * the contact is called. `conversations/bad-snooze` (422), `conversations/not-assignable`, `conversations/no-bot-for-mail`
 * (422), `teams/not-found` (404).
 */
export class ConversationChange {
  @MayBeAbsent() @IsIn(['bot', 'person']) answeredBy?: 'bot' | 'person';
  @MayBeAbsent() @IsIn(CONVERSATION_STATES) state?: ConversationState;
  /** Epoch milliseconds, with the state `snoozed`: in the future, within a year. */
  @MayBeAbsent() @IsInt() snoozedUntil?: number;
  /** Id of a person; empty: nobody. */
  @MayBeAbsent() @IsString() @MaxLength(64) assigneeId?: string;
  /** Id of a team; empty: none. */
  @MayBeAbsent() @IsString() @MaxLength(64) teamId?: string;
  @MayBeAbsent() @Trim() @Length(1, 100) contactName?: string;
}

/**
 * `PATCH /api/conversations` (agent) answers `{ changed: number }`: the same for several at once. Those that are not there any
 * more are left out. `conversations/bad-snooze`, `conversations/not-assignable` (422), `labels/not-found`, `teams/not-found` (404).
 */
export class ConversationsChange {
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(64, { each: true })
  ids!: string[];
  @MayBeAbsent() @IsIn(CONVERSATION_STATES) state?: ConversationState;
  /** Epoch milliseconds, with the state `snoozed`: in the future, within a year. */
  @MayBeAbsent() @IsInt() snoozedUntil?: number;
  /** Id of a person; empty: nobody. */
  @MayBeAbsent() @IsString() @MaxLength(64) assigneeId?: string;
  /** Id of a team; empty: none. */
  @MayBeAbsent() @IsString() @MaxLength(64) teamId?: string;
  /** Is added to those that they have. */
  @MayBeAbsent() @IsString() @Length(1, 64) addLabelId?: string;
  /** Is taken off those that have it. */
  @MayBeAbsent() @IsString() @Length(1, 64) removeLabelId?: string;
}

/**
 * `POST /api/conversations/:id/writing` (agent) 204: colleagues who look at it are told that this person writes an answer,
 * or does no more. Told at most once in some seconds; pages say it again while it lasts.
 */
export class WritingNow {
  @IsBoolean() writing!: boolean;
}
/*
 * `POST /api/conversations/:id/read` (agent) 204: all that came in until now was read.
 * `POST /api/messages/:id/retry` (agent) 200 `Message`: `messages/not-failed` (409) where it did not fail.
 * `POST /api/attachments?name=` (agent): the file itself as the body, with its media type; 201 `Attachment`.
 *   `attachments/too-large` (413), `attachments/type-refused` (415).
 */

import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { CAMPAIGN_NAME_MAX, CAMPAIGN_PER_MINUTE_MAX, CAMPAIGN_TEXT_MAX } from './campaign-text';
import { ContactCondition } from './contact-conditions';
import { MayBeAbsent } from './may-be-absent';
import type { MessageStatus } from './messages';
import { CONTACT_CONDITIONS_MAX } from './rules';
import { TEMPLATE_VALUE_MAX, TEMPLATE_VARIABLE, TEMPLATE_VARIABLES_MAX } from './template-text';
import { Trim } from './trim';

/** What a campaign goes over: where each of many people can be written to first. */
export const CAMPAIGN_CHANNELS = ['whatsapp', 'sms'] as const;
export type CampaignChannel = (typeof CAMPAIGN_CHANNELS)[number];

export const CAMPAIGN_STATES = ['draft', 'scheduled', 'running', 'paused', 'stopped', 'done'] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

/** Why somebody of the list gets nothing. */
export const CAMPAIGN_EXCLUSIONS = [
  /** They asked for no messages. */
  'opted-out',
  /** What stands in the list is no telephone number. */
  'no-number',
  /** The same number stood in the list before. */
  'duplicate',
  'country-not-allowed',
  /** The text or template names something that is not known of them. */
  'value-missing',
  /** WhatsApp takes no free text from us now: only a template may go. */
  'window-closed',
  /** The campaign was stopped before it came to them. */
  'stopped',
] as const;
export type CampaignExclusion = (typeof CAMPAIGN_EXCLUSIONS)[number];

/** Why a campaign paused by itself. `restored`: the database comes from a backup, and people may have got it since. */
export const CAMPAIGN_PROBLEMS = [
  'no-sender',
  'template-not-approved',
  /** The template has a variable to which the campaign gives nothing. */
  'template-changed',
  'daily-cap',
  'restored',
] as const;
export type CampaignProblem = (typeof CAMPAIGN_PROBLEMS)[number];

/** Contacts of the channel; each thing that is said narrows them. */
export class CampaignContacts {
  /** Of a name, a number or what a field says. */
  @MayBeAbsent() @Trim() @IsString() @MaxLength(100) search?: string;
  /** Only who wrote to us within so many days. */
  @MayBeAbsent() @IsInt() @Min(1) @Max(3_650) wroteWithinDays?: number;
  /** Of the organisation's own fields; all of them hold. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(CONTACT_CONDITIONS_MAX)
  @ValidateNested({ each: true })
  @Type(() => ContactCondition)
  conditions?: ContactCondition[];
}

/** What stands for a variable of the template, in words with columns of the list: `{name}`. */
export class CampaignValue {
  @Matches(TEMPLATE_VARIABLE) name!: string;
  @MaxLength(TEMPLATE_VALUE_MAX) value!: string;
}

/**
 * `POST /api/campaigns` (admin) answers 201 `Campaign`, a draft; `PUT /api/campaigns/:id` (admin) changes one: `campaigns/not-draft`
 * (409). Either a text or a template: `campaigns/nothing-to-send` (422). With `contacts` they are its recipients (errors of
 * `ContactCondition`); else a list is sent after it.
 */
export class CampaignDraft {
  @Trim() @Length(1, CAMPAIGN_NAME_MAX) name!: string;
  @IsIn(CAMPAIGN_CHANNELS) channel!: CampaignChannel;
  /** With `{name}` and the list's other columns; a part in square brackets goes only where all within it is known. */
  @MayBeAbsent() @Trim() @MaxLength(CAMPAIGN_TEXT_MAX) text?: string;
  /** Of an approved template (WhatsApp). */
  @MayBeAbsent() @IsString() @Length(1, 64) templateId?: string;
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(TEMPLATE_VARIABLES_MAX)
  @ValidateNested({ each: true })
  @Type(() => CampaignValue)
  templateValues?: CampaignValue[];
  @MayBeAbsent() @ValidateNested() @Type(() => CampaignContacts) contacts?: CampaignContacts;
  @IsInt() @Min(1) @Max(CAMPAIGN_PER_MINUTE_MAX) perMinute!: number;
  /** At most so many within a day of the organisation's calendar; null: no such limit. */
  @ValidateIf((_, value) => value !== null) @IsInt() @Min(1) @Max(1_000_000) perDay!: number | null;
  /** Nobody is written to in the quiet hours of the reminders, by their own clock, unless this says so. */
  @IsBoolean() evenInQuietHours!: boolean;
}

/**
 * `POST /api/campaigns/:id/start` (admin) answers `Campaign`: at once, or at a time. `campaigns/no-recipients` (422);
 * `campaigns/not-filled` (409) while its recipients come in, or where that broke off.
 */
export class CampaignStart {
  @MayBeAbsent() @IsISO8601({ strict: true }) @Matches(/(Z|[+-]\d{2}:?\d{2})$/) startsAt?: string;
}

/** An amount of money. */
export interface Money {
  /** ISO 4217, such as `USD`. */
  unit: string;
  amount: number;
}

/** What messages cost, as far as it is known: the provider tells some time after. */
export interface CampaignCost {
  /** One for each currency; empty where nothing is known. */
  amounts: Money[];
  /** Messages of which nothing is known. */
  unknown: number;
}

/** What became of a campaign so far. Of what went out, each message counts once, as far as it came. */
export interface CampaignReport {
  recipients: number;
  waiting: number;
  leftOut: { reason: CampaignExclusion; count: number }[];
  /** Written down, and not taken by the provider yet. */
  queued: number;
  sent: number;
  delivered: number;
  read: number;
  failed: number;
  /** By the provider's code. */
  failures: { code: string; count: number }[];
  /** Who wrote, and who asked for no more messages, after it was sent to them. */
  replied: number;
  optedOut: number;
  /** What the provider billed for those that went out. */
  cost: CampaignCost;
}

/** Item of `GET /api/campaigns` (agent), the latest first, 50 at most; `GET /api/campaigns/:id` answers one. */
export interface Campaign {
  id: string;
  name: string;
  channel: CampaignChannel;
  text: string | null;
  template: { id: string; name: string; values: CampaignValue[] } | null;
  contacts: CampaignContacts | null;
  perMinute: number;
  perDay: number | null;
  evenInQuietHours: boolean;
  state: CampaignState;
  problem: CampaignProblem | null;
  /** Name of the person who made it. */
  madeBy: string | null;
  createdAt: number;
  startsAt: number | null;
  endedAt: number | null;
  /** When a paused one goes on by itself, since there are messages of another day; null where it waits for nothing, or for a person. */
  goesOnAt: number | null;
  /** False while its recipients come in, and where that broke off: then it cannot be started. */
  filled: boolean;
  report: CampaignReport;
}
/*
 * `POST /api/campaigns/:id/pause`, `/resume` and `/stop` (admin) answer `Campaign`: `campaigns/wrong-state` (409). One that would go on
 * by itself can be paused too: then it waits for a person.
 * `DELETE /api/campaigns/:id` (admin) 204: only what never began. `campaigns/not-found` (404) of each, also for those of another
 * organisation.
 * `GET /api/campaigns/:id/export.csv` (admin): everybody of the list, with what became of their message.
 */

/**
 * `POST /api/campaigns/:id/list` (admin), whose body is a list as `text/csv` or one number a line: its recipients from now on. The
 * first line may name the columns; those besides number and name are variables of the text. `campaigns/list-too-large` (413).
 */
export interface CampaignListResult {
  /** Variables that the list brings. */
  variables: string[];
  recipients: number;
  duplicates: number;
  /** Lines whose number cannot be read, the first of them. */
  faults: { line: number; value: string }[];
  faultCount: number;
}

/** `GET /api/campaigns/:id/dry-run` (agent): what would happen if it began now. Nothing is sent. */
export interface CampaignDryRun {
  /** Who would get it. */
  reached: number;
  leftOut: { reason: CampaignExclusion; count: number; examples: string[] }[];
  /** Of those who would get it: not now, since it is night where they are. */
  quietNow: number;
  /** What keeps all of it from going. */
  problem: CampaignProblem | null;
  /** SMS that are billed; null for WhatsApp, which bills by conversation. */
  segments: number | null;
  /** An estimate: by what our number paid for messages to the same country in the last 30 days. */
  cost: CampaignCost;
  /** By country, the most first. */
  countries: { country: string; recipients: number; segments: number }[];
  /** How long it takes at its pace, without quiet hours. */
  minutes: number;
  /** Days of the calendar that it needs by its daily limit. */
  days: number;
  /** What the first of them would read. */
  example: string | null;
}

export class CampaignRecipientsQuery {
  @MayBeAbsent() @IsString() @MaxLength(64) organisation?: string;
  /** The `next` of a page. */
  @MayBeAbsent() @Type(() => Number) @IsInt() @Min(0) after?: number;
}

/** Item of `GET /api/campaigns/:id/recipients?after=` (agent), which answers `Page<CampaignRecipient>`, 100 a page. */
export interface CampaignRecipient {
  id: string;
  name: string | null;
  address: string;
  state: 'waiting' | 'sent' | 'left-out';
  reason: CampaignExclusion | null;
  conversationId: string | null;
  sentAt: number | null;
  status: MessageStatus | null;
  errorCode: string | null;
  replied: boolean;
  optedOut: boolean;
  /** Null where it is not known. */
  price: Money | null;
}

import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsString,
  IsTimeZone,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import {
  APPOINTMENT_NOTE_MAX,
  APPOINTMENT_STATES,
  APPOINTMENT_TEXT_MAX,
  REMINDER_CHANNELS,
  REMINDER_LANGUAGES,
  REMINDER_MINUTES_MAX,
  REMINDER_RULES_MAX,
  RULE_KINDS,
  TIME_OF_DAY,
  type AppointmentState,
  type Quiet,
  type ReminderChannel,
  type ReminderLanguage,
  type RuleKind,
} from './appointment-rules';
import { MayBeAbsent } from './may-be-absent';
import type { MessageStatus } from './messages';
import { E164, NAME_LENGTH_MAX } from './rules';
import { Trim } from './trim';

/** Why a message of an appointment does not go. */
export const NOTICE_STOPS = [
  /** The appointment was cancelled, or is over. */
  'cancelled',
  /** It has another time now. */
  'moved',
  /** The customer has answered already. */
  'replied',
  'opted-out',
  /** No channel of the rule reaches this customer now. */
  'no-channel',
  /** A later one of the same appointment was due too. */
  'superseded',
  'too-late',
  'quiet',
  /** The database comes from a backup, and it was due since: it may have gone. */
  'restored',
] as const;
export type NoticeStop = (typeof NOTICE_STOPS)[number];

/** A message of an appointment: planned, sent, or stopped. */
export interface AppointmentNotice {
  id: string;
  kind: RuleKind;
  /** When it goes, or went; epoch milliseconds. */
  at: number;
  state: 'planned' | 'sent' | 'stopped';
  stopped: NoticeStop | null;
  channel: ReminderChannel | null;
  conversationId: string | null;
  messageId: string | null;
  /** Of the message, as its provider tells. */
  status: MessageStatus | null;
  errorCode: string | null;
}

/** Item of `GET /api/appointments`. */
export interface Appointment {
  id: string;
  /** Of the system that brought it in. */
  externalId: string | null;
  name: string | null;
  /** E.164. */
  phone: string | null;
  email: string | null;
  /** Of the customer, where it is known: such as `es`. */
  language: string | null;
  startsAt: number;
  timeZone: string;
  what: string;
  where: string | null;
  with: string | null;
  note: string | null;
  state: AppointmentState;
  /** In the order in which they go. */
  notices: AppointmentNotice[];
}

/**
 * `GET /api/appointments` (agent) answers `Page<Appointment>`, the earliest first, 100 a page; `next` of a page goes into
 * `after`. `from` (within) and `to` (no longer within) are epoch milliseconds.
 */
export class AppointmentsFilter {
  @MayBeAbsent() @IsString() @MaxLength(64) organisation?: string;
  @MayBeAbsent() @Type(() => Number) @IsInt() @Min(0) from?: number;
  @MayBeAbsent() @Type(() => Number) @IsInt() @Min(0) to?: number;
  /** A number (E.164) or mail address. */
  @MayBeAbsent() @Trim() @IsString() @MaxLength(254) contact?: string;
  @MayBeAbsent() @IsIn(APPOINTMENT_STATES) state?: AppointmentState;
  @MayBeAbsent() @IsString() @MaxLength(200) after?: string;
}

/** ISO 8601 with its offset, such as `2026-12-01T10:00:00+01:00`. */
const MOMENT = /(Z|[+-]\d{2}:?\d{2})$/;

/**
 * `POST /api/appointments` (agent) answers 201 `Appointment`. With an `externalId` that is known it changes that one: the
 * same appointment brought in twice is one appointment. Without any way to reach the customer: `appointments/no-contact` (422).
 */
export class NewAppointment {
  @MayBeAbsent() @Trim() @Length(1, 100) externalId?: string;
  @MayBeAbsent() @Trim() @MaxLength(NAME_LENGTH_MAX) name?: string;
  @MayBeAbsent() @Trim() @Matches(E164) phone?: string;
  @MayBeAbsent() @Trim() @IsEmail() email?: string;
  @MayBeAbsent() @IsIn(REMINDER_LANGUAGES) language?: ReminderLanguage;
  @IsISO8601({ strict: true }) @Matches(MOMENT) startsAt!: string;
  /** Of the place; that of the organisation where absent. */
  @MayBeAbsent() @IsTimeZone() timeZone?: string;
  @Trim() @Length(1, APPOINTMENT_TEXT_MAX) what!: string;
  @MayBeAbsent() @Trim() @MaxLength(APPOINTMENT_TEXT_MAX) where?: string;
  @MayBeAbsent() @Trim() @MaxLength(APPOINTMENT_TEXT_MAX) with?: string;
  @MayBeAbsent() @Trim() @MaxLength(APPOINTMENT_NOTE_MAX) note?: string;
  @MayBeAbsent() @IsIn(APPOINTMENT_STATES) state?: AppointmentState;
}

/** `PATCH /api/appointments/:id` (agent) answers `Appointment`; an empty text takes away what was there. `DELETE`: 204. */
export class AppointmentChange {
  @MayBeAbsent() @Trim() @MaxLength(NAME_LENGTH_MAX) name?: string;
  @MayBeAbsent() @Trim() @ValidateIf((_, value) => value !== '') @Matches(E164) phone?: string;
  @MayBeAbsent() @Trim() @ValidateIf((_, value) => value !== '') @IsEmail() email?: string;
  @MayBeAbsent() @IsIn(['', ...REMINDER_LANGUAGES]) language?: ReminderLanguage | '';
  @MayBeAbsent() @IsISO8601({ strict: true }) @Matches(MOMENT) startsAt?: string;
  @MayBeAbsent() @IsTimeZone() timeZone?: string;
  @MayBeAbsent() @Trim() @Length(1, APPOINTMENT_TEXT_MAX) what?: string;
  @MayBeAbsent() @Trim() @MaxLength(APPOINTMENT_TEXT_MAX) where?: string;
  @MayBeAbsent() @Trim() @MaxLength(APPOINTMENT_TEXT_MAX) with?: string;
  @MayBeAbsent() @Trim() @MaxLength(APPOINTMENT_NOTE_MAX) note?: string;
  @MayBeAbsent() @IsIn(APPOINTMENT_STATES) state?: AppointmentState;
}

/** One line of a list that is brought in. */
export interface ImportLine {
  /** As an editor counts lines. */
  line: number;
  name: string | null;
  phone: string | null;
  email: string | null;
  startsAt: number;
  what: string;
}
export interface ImportFault {
  line: number;
  /** Column of the list, in our word for it; of `same-column` the heading that is used in its place. */
  column: string;
  /** `of-another` (contacts): somebody else has it, so it is left out of the line, which comes in with what is left. */
  code:
    'missing' | 'wrong-shape' | 'unknown-column' | 'same-column' | 'of-another' | 'too-many' | 'unreadable';
  /** What stood there. */
  value: string;
}

export class ImportQuery {
  @MayBeAbsent() @IsString() @MaxLength(64) organisation?: string;
  @MayBeAbsent() @IsIn(['true', 'false']) dryRun?: 'true' | 'false';
  /** Whether the customers are sent a confirmation of what is new. */
  @MayBeAbsent() @IsIn(['true', 'false']) confirm?: 'true' | 'false';
  @MayBeAbsent() @IsTimeZone() timeZone?: string;
}

/**
 * Answer of `POST /api/appointments/import?dryRun=true&timeZone=` (agent), whose body is the list as `text/csv`. Lines that are
 * right are brought in, unless `dryRun`; the others are named. `appointments/list-too-large` (413).
 */
export interface ImportResult {
  /** Columns that were understood. */
  columns: string[];
  lines: ImportLine[];
  faults: ImportFault[];
  added: number;
  changed: number;
}

export class QuietHours implements Quiet {
  @Matches(TIME_OF_DAY) from!: string;
  @Matches(TIME_OF_DAY) to!: string;
}

/** A template of WhatsApp that goes in place of the text while its 24 hours are over. */
export class RuleTemplate {
  @Matches(/^[\w-]{1,64}$/) id!: string;
  /** What stands for each variable of the template, in the words of a rule's text: `{ "1": "{name}" }`. */
  @IsObject() values!: Record<string, string>;
}

export class ReminderRule {
  /** Made by the page; kept, so that what was sent by a rule stays known. */
  @Matches(/^[\w-]{8,64}$/) id!: string;
  @IsIn(RULE_KINDS) kind!: RuleKind;
  @IsBoolean() on!: boolean;
  /** Before or after the appointment; 0 for a confirmation. */
  @IsInt() @Min(0) @Max(REMINDER_MINUTES_MAX) minutes!: number;
  /** Which is tried first, and so on. */
  @IsArray() @ArrayUnique() @IsIn(REMINDER_CHANNELS, { each: true }) channels!: ReminderChannel[];
  /** Also to who has confirmed already. */
  @IsBoolean() evenIfConfirmed!: boolean;
  /** By language. */
  @IsObject() texts!: Partial<Record<ReminderLanguage, string>>;
  /** At most one for each language; the template knows its own. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => RuleTemplate)
  templates?: RuleTemplate[];
}

/**
 * `GET /api/reminder-rules` (agent), `PUT` (admin) with all of them, answer the same. Planned messages follow the new rules.
 * `appointments/wrong-text` (422) for a text that is empty, too long, or names a variable that there is not.
 */
export class ReminderRules {
  /** Of appointments that say none, and of lists. */
  @IsTimeZone() timeZone!: string;
  /** Of customers whose language is not known. */
  @IsIn(REMINDER_LANGUAGES) language!: ReminderLanguage;
  @ValidateIf((_, value) => value !== null)
  @ValidateNested()
  @Type(() => QuietHours)
  quiet!: QuietHours | null;
  @IsArray()
  @ArrayMaxSize(REMINDER_RULES_MAX)
  @ValidateNested({ each: true })
  @Type(() => ReminderRule)
  rules!: ReminderRule[];
}

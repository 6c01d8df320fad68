import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsString, Length, MaxLength, ValidateNested } from 'class-validator';
import type { ImportFault } from './appointments';
import { ContactValueChange, type CustomerField } from './contact-fields';
import { MayBeAbsent } from './may-be-absent';
import { MESSAGE_CHANNELS, type MessageChannel } from './messages';
import { CONTACT_FIELDS_MAX, CONTACT_NOTE_MAX, NAME_LENGTH_MAX } from './rules';
import { Trim } from './trim';

/** One number or address of somebody, on one channel. */
export interface ContactAddressItem {
  contactId: string;
  channel: MessageChannel;
  address: string;
  name: string | null;
  /** Whether it was joined by hand; those with the same number belong together by themselves. */
  joined: boolean;
  /** The latest conversation there. */
  conversationId: string | null;
}

/** `GET /api/contacts/:id` (agent): the one person behind a contact, with all of their numbers and addresses. */
export interface Customer {
  name: string | null;
  /** What the team wrote about them; empty where nobody did. */
  note: string;
  /** All that the organisation keeps of its contacts, in their order. */
  fields: CustomerField[];
  addresses: ContactAddressItem[];
}

/** Answer of `POST /api/contacts/:id/join`. */
export interface JoinedCustomer extends Customer {
  /** What `undo-join` takes; null where this join is too much to be undone. */
  undo: string | null;
}

/** Item of `GET /api/contacts?search=` (agent), at most 20. */
export interface ContactItem {
  id: string;
  channel: MessageChannel;
  address: string;
  name: string | null;
}

/**
 * `POST /api/contacts/:id/join` (agent) answers `JoinedCustomer`: both are one person from then on.
 * `contacts/nobody-to-join` (422).
 * `POST /api/contacts/:id/separate` (agent) answers `Customer`: this number or address is somebody of its own again.
 */
export class ContactJoin {
  @IsString() @Length(1, 64) contactId!: string;
}

/**
 * `POST /api/contacts/:id/undo-join` (agent) answers `Customer`: all that a join changed is as it was before, while nothing of
 * the person was changed since; else `contacts/changed-since-join` (409).
 */
export class ContactJoinUndo {
  @IsString() @Length(1, 5_000) undo!: string;
}

export const TIMELINE_KINDS = ['message', 'note', 'call', 'appointment'] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** Item of `GET /api/contacts/:id/timeline?before=` (agent), the latest first, 30 a page: all that there was with a person. */
export interface TimelineItem {
  id: string;
  kind: TimelineKind;
  /** Epoch milliseconds; of an appointment when it is. */
  at: number;
  /** Of a message. */
  channel: MessageChannel | null;
  /** Of messages and notes. */
  conversationId: string | null;
  /** `in`: from them. Null for what has none. */
  direction: 'in' | 'out' | null;
  /** What was said or agreed, one line; empty for calls. */
  text: string;
  /** Name of the person of the team. */
  person: string | null;
  /** Of a call whether it was missed, of an appointment its state. */
  state: string | null;
  /** Of a call, where somebody talked. */
  talkedSec: number | null;
}

/**
 * Item of `GET /api/contacts/list?search=&after=` (agent), which answers `Page<ContactEntry>`: all contacts by name, then by
 * address, 50 a page; `next` goes into `after`.
 */
export interface ContactEntry extends ContactItem {
  /** The same for all numbers and addresses that were joined as one person's. */
  customerId: string | null;
}

/** `POST /api/contacts` (agent) answers 201 `ContactEntry`, also where it is known. `contacts/bad-address` (422). */
export class NewContact {
  @IsIn(MESSAGE_CHANNELS) channel!: MessageChannel;
  /** A number with its country code, or a mail address. */
  @Trim() @Length(3, 254) address!: string;
  @MayBeAbsent() @Trim() @MaxLength(NAME_LENGTH_MAX) name?: string;
  @MayBeAbsent() @Trim() @MaxLength(CONTACT_NOTE_MAX) note?: string;
}

/**
 * `PATCH /api/contacts/:id` (agent) answers `Customer`: of the person, with all of their numbers and addresses.
 * `contacts/bad-value`, `contacts/unknown-field` (422).
 */
export class ContactChange {
  @MayBeAbsent() @Trim() @Length(1, NAME_LENGTH_MAX) name?: string;
  @MayBeAbsent() @Trim() @MaxLength(CONTACT_NOTE_MAX) note?: string;
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(CONTACT_FIELDS_MAX)
  @ValidateNested({ each: true })
  @Type(() => ContactValueChange)
  fields?: ContactValueChange[];
}

export const CONTACT_LIST_BYTES_MAX = 1_000_000;
export const CONTACT_LINES_MAX = 5_000;

/** One line of a list of contacts. */
export interface ContactLine {
  line: number;
  name: string | null;
  phone: string | null;
  email: string | null;
  /** Further numbers and mail addresses. */
  others: string[];
}

/**
 * `POST /api/contacts/import?dryRun=true|false` (admin) with `text/csv`; a dry run changes nothing. `contacts/list-too-large` (413).
 * `GET /api/contacts/export.csv` (admin): all contacts, in a form that can be brought in again.
 */
export interface ContactImportResult {
  lines: ContactLine[];
  faults: ImportFault[];
  /** The lines that cannot be read, as they came, with what is wrong: to be put right and brought in again. Empty where all are right. */
  faultsCsv: string;
  added: number;
  changed: number;
}
/*
 * `POST /api/contacts/:id/erase` (admin, people only) 202: soon after nothing is kept of them, here and at the provider.
 */

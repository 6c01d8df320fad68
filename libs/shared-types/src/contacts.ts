import { IsString, Length } from 'class-validator';
import type { MessageChannel } from './messages';

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
  addresses: ContactAddressItem[];
}

/** Item of `GET /api/contacts?search=` (agent), at most 20. */
export interface ContactItem {
  id: string;
  channel: MessageChannel;
  address: string;
  name: string | null;
}

/**
 * `POST /api/contacts/:id/join` (agent) answers `Customer`: both are one person from then on.
 * `contacts/nobody-to-join` (422).
 * `POST /api/contacts/:id/separate` (agent) answers `Customer`: this number or address is somebody of its own again.
 */
export class ContactJoin {
  @IsString() @Length(1, 64) contactId!: string;
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

import { Injectable } from '@nestjs/common';
import type { Customer, Page, TimelineItem } from '@centralita/shared-types';
import { pageOf, placeOf } from '../../../platform/paging/list-place';
import { spellingsOf } from '../../contacts/api/contact-address';
import { Customers } from '../../contacts/api/customers';
import { PeopleDirectory } from '../../people/api/people-directory';
import { TimelineStore, type AppointmentOfTimeline, type CallOfTimeline } from '../timeline.store';

const PAGE_LENGTH = 30;
const LINE_MAX = 200;
const LATEST = { at: Number.MAX_SAFE_INTEGER, id: '' };
const EMPTY = {
  channel: null,
  conversationId: null,
  direction: null,
  person: null,
  state: null,
  talkedSec: null,
};

/** The one person behind a contact, and all that there was with them, in one order. */
@Injectable()
export class Timeline {
  constructor(
    private readonly customers: Customers,
    private readonly store: TimelineStore,
    private readonly people: PeopleDirectory,
  ) {}

  /** @throws AppError `contacts/not-found` (404) */
  async customer(organisationId: string, contactId: string): Promise<Customer> {
    const contacts = await this.customers.of(organisationId, contactId);
    const conversations = await this.store.conversations(contacts.map(({ id }) => id));
    const asked = contacts.find(({ id }) => id === contactId);
    return {
      name: asked?.name ?? contacts.find(({ name }) => name !== null)?.name ?? null,
      note: asked?.note ?? contacts.find(({ note }) => note)?.note ?? '',
      fields: await this.customers.fieldsOf(organisationId, contacts, contactId),
      addresses: contacts.map(({ id, channel, address, name, customer_id: customerId }) => ({
        contactId: id,
        channel,
        address,
        name,
        joined: customerId !== null,
        conversationId: conversations.find(({ contact_id: of }) => of === id)?.id ?? null,
      })),
    };
  }

  /** The latest first. @throws AppError `contacts/not-found` (404), `lists/bad-place` (400) */
  async page(organisationId: string, contactId: string, before?: string): Promise<Page<TimelineItem>> {
    const piece = { before: before === undefined ? LATEST : placeOf(before), limit: PAGE_LENGTH + 1 };
    const contacts = await this.customers.of(organisationId, contactId);
    const conversations = await this.store.conversations(contacts.map(({ id }) => id));
    const ids = conversations.map(({ id }) => id);
    const addresses = [...new Set(contacts.flatMap(({ address }) => spellingsOf(address)))];
    const mails = addresses.filter((address) => address.includes('@'));
    const numbers = addresses.filter((address) => !address.includes('@'));
    const [messages, notes, calls, appointments] = await Promise.all([
      ids.length > 0 ? this.store.messages(ids, piece) : [],
      ids.length > 0 ? this.store.notes(ids, piece) : [],
      numbers.length > 0 ? this.store.calls(organisationId, numbers, piece) : [],
      this.store.appointments(organisationId, { numbers, mails }, piece),
    ]);
    const personIds = [...messages, ...notes].map(({ person_id: id }) => id);
    const takers = calls.map((call) => call.answered_by ?? call.person_id);
    const known = [...personIds, ...takers].filter((id) => id !== null);
    const names = await this.people.names([...new Set(known)]);
    const nameOf = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? null));
    const channels = new Map(conversations.map(({ id, channel }) => [id, channel]));

    const all = [
      ...messages.map((row): TimelineItem => ({
        ...EMPTY,
        id: row.id,
        kind: 'message',
        at: row.at,
        channel: channels.get(row.conversation_id) ?? null,
        conversationId: row.conversation_id,
        direction: row.author === 'customer' ? 'in' : 'out',
        text: lineOf(row.text),
        person: nameOf(row.person_id),
      })),
      ...notes.map((row): TimelineItem => ({
        ...EMPTY,
        id: row.id,
        kind: 'note',
        at: row.at,
        conversationId: row.conversation_id,
        text: lineOf(row.text),
        person: nameOf(row.person_id),
      })),
      ...calls.map((row) => callItem(row, nameOf(row.answered_by ?? row.person_id))),
      ...appointments.map(appointmentItem),
    ].sort((one, other) => other.at - one.at || (one.id < other.id ? 1 : -1));
    return pageOf(all, PAGE_LENGTH, ({ at, id }) => ({ at, id }), all);
  }
}

const callItem = (row: CallOfTimeline, person: string | null): TimelineItem => ({
  ...EMPTY,
  id: row.call_sid,
  kind: 'call',
  at: row.started_at,
  direction: row.direction === 'incoming' ? 'in' : 'out',
  text: '',
  person,
  state: row.ended_at !== null && !row.talked_sec && row.answered_by === null ? 'missed' : null,
  talkedSec: row.talked_sec,
});

const appointmentItem = (row: AppointmentOfTimeline): TimelineItem => ({
  ...EMPTY,
  id: row.id,
  kind: 'appointment',
  at: row.starts_at,
  text: lineOf(row.what),
  state: row.state,
});

const lineOf = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().slice(0, LINE_MAX);

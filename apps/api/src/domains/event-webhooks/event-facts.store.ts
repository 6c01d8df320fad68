import { Injectable } from '@nestjs/common';
import type { Queries, Tx } from '../../platform/database/tx';
import type { ReadableAppointments } from '../appointments/api/readable-appointments';
import type { ReadableCalls } from '../calls/api/readable-calls';
import type { ReadableContacts } from '../contacts/api/readable-contacts';
import type { ReadableMessages } from '../messages/api/readable-messages';
import type { ReadablePeople } from '../people/api/readable-people';

type Tables = ReadableAppointments & ReadableCalls & ReadableContacts & ReadableMessages & ReadablePeople;

const from = (query: Queries) => query.withTables<Tables>();

/** Rows as a unit sees them, by id. */
@Injectable()
export class EventFactsStore {
  message({ query }: Tx, id: string) {
    return from(query)
      .selectFrom('messages')
      .select(['id', 'conversation_id', 'author', 'person_id', 'text', 'at', 'status', 'status_at'])
      .select(['error_code', 'provider_id', 'attachments'])
      .where('id', '=', id)
      .executeTakeFirst();
  }

  conversation({ query }: Tx, id: string) {
    return from(query)
      .selectFrom('conversations')
      .select(['id', 'organisation_id', 'channel', 'contact_id', 'ours', 'state', 'snoozed_until'])
      .select(['assigned_to', 'answered_by', 'last_at'])
      .where('id', '=', id)
      .executeTakeFirst();
  }

  async labels({ query }: Tx, conversationId: string): Promise<string[]> {
    const rows = await from(query)
      .selectFrom('conversation_labels')
      .innerJoin('labels', 'labels.id', 'conversation_labels.label_id')
      .select('labels.name')
      .where('conversation_labels.conversation_id', '=', conversationId)
      .orderBy('labels.name')
      .execute();
    return rows.map(({ name }) => name);
  }

  contact({ query }: Tx, id: string) {
    return from(query)
      .selectFrom('contacts')
      .select(['id', 'organisation_id', 'channel', 'address', 'name', 'customer_id'])
      .where('id', '=', id)
      .executeTakeFirst();
  }

  call({ query }: Tx, callSid: string) {
    return from(query)
      .selectFrom('calls')
      .select(['call_sid', 'direction', 'caller', 'called', 'started_at', 'ended_at', 'outcome'])
      .select(['talked_sec', 'person_id', 'answered_by'])
      .where('call_sid', '=', callSid)
      .executeTakeFirst();
  }

  appointment({ query }: Tx, id: string) {
    return from(query)
      .selectFrom('appointments')
      .select(['id', 'external_id', 'name', 'phone', 'email', 'starts_at', 'time_zone', 'what', 'place'])
      .select(['with_whom', 'state'])
      .where('id', '=', id)
      .executeTakeFirst();
  }

  async person({ query }: Tx, id: string | null): Promise<Tables['people'] | null> {
    if (id === null) return null;
    const row = await from(query)
      .selectFrom('people')
      .select(['id', 'name'])
      .where('id', '=', id)
      .executeTakeFirst();
    return row ?? null;
  }
}

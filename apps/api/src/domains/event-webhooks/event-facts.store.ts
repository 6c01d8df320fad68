import type { MessageChannel } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import type { Queries, Tx } from '../../platform/database/tx';

/** What is read here is written by the domains whose tables these are; nothing is written. */
type Tables = {
  people: { id: string; name: string };
  contacts: {
    id: string;
    organisation_id: string;
    channel: MessageChannel;
    address: string;
    name: string | null;
    customer_id: string | null;
  };
  conversations: {
    id: string;
    organisation_id: string;
    channel: MessageChannel;
    contact_id: string;
    ours: string;
    state: string;
    snoozed_until: number | null;
    assigned_to: string | null;
    answered_by: string;
    last_at: number;
  };
  messages: {
    id: string;
    conversation_id: string;
    author: string;
    person_id: string | null;
    text: string;
    at: number;
    status: string;
    status_at: number;
    error_code: string | null;
    provider_id: string | null;
    attachments: number;
  };
  conversation_labels: { conversation_id: string; label_id: string };
  labels: { id: string; name: string };
  calls: {
    call_sid: string;
    direction: string;
    caller: string;
    called: string;
    started_at: number;
    ended_at: number | null;
    outcome: string | null;
    talked_sec: number | null;
    person_id: string | null;
    answered_by: string | null;
  };
  appointments: {
    id: string;
    external_id: string | null;
    name: string | null;
    phone: string | null;
    email: string | null;
    starts_at: number;
    time_zone: string;
    what: string;
    place: string | null;
    with_whom: string | null;
    state: string;
  };
};

type Row<Table extends keyof Tables> = Promise<Tables[Table] | undefined>;

const from = (query: Queries) => query.withTables<Tables>();

/** Rows as a unit sees them, by id. */
@Injectable()
export class EventFactsStore {
  message({ query }: Tx, id: string): Row<'messages'> {
    return from(query)
      .selectFrom('messages')
      .select(['id', 'conversation_id', 'author', 'person_id', 'text', 'at', 'status', 'status_at'])
      .select(['error_code', 'provider_id', 'attachments'])
      .where('id', '=', id)
      .executeTakeFirst();
  }

  conversation({ query }: Tx, id: string): Row<'conversations'> {
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

  contact({ query }: Tx, id: string): Row<'contacts'> {
    return from(query)
      .selectFrom('contacts')
      .select(['id', 'organisation_id', 'channel', 'address', 'name', 'customer_id'])
      .where('id', '=', id)
      .executeTakeFirst();
  }

  call({ query }: Tx, callSid: string): Row<'calls'> {
    return from(query)
      .selectFrom('calls')
      .select(['call_sid', 'direction', 'caller', 'called', 'started_at', 'ended_at', 'outcome'])
      .select(['talked_sec', 'person_id', 'answered_by'])
      .where('call_sid', '=', callSid)
      .executeTakeFirst();
  }

  appointment({ query }: Tx, id: string): Row<'appointments'> {
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

import { Injectable } from '@nestjs/common';
import type { CompiledQuery } from 'kysely';
import { Database } from '../../platform/database/database';
import type { Extent } from './figures.store';

/** What the provider billed, in millionths of the unit; null until it says so. */
type Billed = { price_micros: number | null; price_unit: string | null };

/** A message with its conversation and its customer. */
export type MessageLine = Billed & {
  at: number;
  channel: string;
  author: string;
  address: string;
  name: string | null;
  ours: string;
  person_id: string | null;
  status: string;
  error_code: string | null;
  text: string;
  attachments: number;
};

export type CallLine = Billed & {
  started_at: number;
  direction: string;
  caller: string;
  called: string;
  answered_at: number | null;
  ended_at: number | null;
  talked_sec: number | null;
  outcome: string | null;
  person_id: string | null;
  answered_by: string | null;
};

/** Of the domains `messages`, `contacts` and `calls`: read as they are, since millions of rows go through. */
type HistoryTables = {
  messages: MessageLine & { organisation_id: string; conversation_id: string };
  conversations: { id: string; contact_id: string; channel: string; ours: string };
  contacts: { id: string; address: string; name: string | null };
  calls: CallLine & { organisation_id: string | null };
};

/** Everything that was written and called, the oldest first. */
@Injectable()
export class HistoryStore {
  constructor(private readonly database: Database) {}

  messages({ organisationId, channel, begin, end }: Extent): AsyncIterable<MessageLine> {
    const query = this.#tables
      .selectFrom('messages as m')
      .innerJoin('conversations as c', 'c.id', 'm.conversation_id')
      .innerJoin('contacts as k', 'k.id', 'c.contact_id')
      .select(['m.at', 'c.channel', 'm.author', 'k.address', 'k.name', 'c.ours', 'm.person_id'])
      .select(['m.status', 'm.error_code', 'm.text', 'm.attachments', 'm.price_micros', 'm.price_unit'])
      .where('m.organisation_id', '=', organisationId)
      .where('m.at', '>=', begin)
      .where('m.at', '<', end)
      .orderBy('m.at');
    const chosen = channel === undefined ? query : query.where('c.channel', '=', channel);
    return this.#stream(chosen.compile());
  }

  calls({ organisationId, begin, end }: Extent): AsyncIterable<CallLine> {
    const query = this.#tables
      .selectFrom('calls')
      .select(['started_at', 'direction', 'caller', 'called', 'answered_at', 'ended_at', 'talked_sec'])
      .select(['outcome', 'person_id', 'answered_by', 'price_micros', 'price_unit'])
      .where('organisation_id', '=', organisationId)
      .where('started_at', '>=', begin)
      .where('started_at', '<', end)
      .orderBy('started_at');
    return this.#stream(query.compile());
  }

  get #tables() {
    return this.database.read.withTables<HistoryTables>();
  }

  #stream<Row>(query: CompiledQuery<Row>): AsyncIterable<Row> {
    return this.database.stream(query);
  }
}

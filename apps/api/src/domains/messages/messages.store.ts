import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import { inOrganisation } from '../../platform/database/in-organisation';
import { preparedQuery, type ValuesOf } from '../../platform/database/prepared-query';
import type { Queries, Tx } from '../../platform/database/tx';
import { SearchIndex } from '../../platform/search/search-index';
import { subjectIn } from './mail/mail-facts';
import type { MessageRow, MessageTables } from './messages-schema';

export type NewMessageRow = Omit<
  MessageRow,
  | 'asked_at'
  | 'error_code'
  | 'error_detail'
  | 'needs_person'
  | 'reaction'
  | 'asks_nothing'
  | 'price_micros'
  | 'price_unit'
  | 'segments'
>;

const tables = (query: Queries) => query.withTables<MessageTables>();

const insert = preparedQuery((query, value: ValuesOf<NewMessageRow>) =>
  tables(query)
    .insertInto('messages')
    .values({
      id: value('id'),
      organisation_id: value('organisation_id'),
      conversation_id: value('conversation_id'),
      author: value('author'),
      person_id: value('person_id'),
      text: value('text'),
      at: value('at'),
      status: value('status'),
      status_at: value('status_at'),
      status_rank: value('status_rank'),
      error_code: null,
      error_detail: null,
      provider_id: value('provider_id'),
      client_id: value('client_id'),
      answers_id: value('answers_id'),
      attempt: value('attempt'),
      asked_at: null,
      needs_person: 0,
      source: value('source'),
      metadata: value('metadata'),
      attachments: value('attachments'),
      template: value('template'),
      reaction: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id'),
);

const ofProviderId = preparedQuery((query, value: ValuesOf<{ provider_id: string }>) =>
  tables(query).selectFrom('messages').selectAll().where('provider_id', '=', value('provider_id')),
);

@Injectable()
export class MessagesStore {
  constructor(
    private readonly database: Database,
    private readonly index: SearchIndex,
  ) {}

  /** @returns false where there is one already of its provider's id, its client's id, or in answer to the same message */
  async insert(tx: Tx, row: NewMessageRow): Promise<boolean> {
    if ((await insert(tx.query, row)).length === 0) return false;
    // Acknowledgements are alike: nobody looks for them.
    if (row.author === 'server') return true;
    const { id: itemId, organisation_id: organisationId } = row;
    const text = `${subjectIn(row.metadata)} ${row.text}`;
    await this.index.add(tx, { organisationId, kind: 'message', itemId, text });
    return true;
  }

  all(organisationId: string, ids: readonly string[]): Promise<MessageRow[]> {
    return tables(this.database.read)
      .selectFrom('messages')
      .selectAll()
      .where('id', 'in', ids)
      .where(inOrganisation('organisation_id', organisationId))
      .execute();
  }

  async ofProviderId({ query }: { query: Queries }, providerId: string): Promise<MessageRow | undefined> {
    const [row] = await ofProviderId(query, { provider_id: providerId });
    return row;
  }

  ofClientId({ query }: Tx, organisationId: string, clientId: string): Promise<MessageRow | undefined> {
    return tables(query)
      .selectFrom('messages')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .where('client_id', '=', clientId)
      .executeTakeFirst();
  }

  find(
    id: string,
    { query }: { query: Queries } = { query: this.database.read },
  ): Promise<MessageRow | undefined> {
    return tables(query).selectFrom('messages').selectAll().where('id', '=', id).executeTakeFirst();
  }

  /** Locks the message until the end of the unit. */
  hold({ query }: Tx, id: string): Promise<MessageRow | undefined> {
    return tables(query)
      .updateTable('messages')
      .set((set) => ({ id: set.ref('id') }))
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirst();
  }

  async change({ query }: Tx, id: string, change: Partial<MessageRow>): Promise<void> {
    await tables(query).updateTable('messages').set(change).where('id', '=', id).execute();
  }

  /** The latest first. */
  page(conversationId: string, before: number, limit: number): Promise<MessageRow[]> {
    return tables(this.database.read)
      .selectFrom('messages')
      .selectAll()
      .where('conversation_id', '=', conversationId)
      .where('at', '<', before)
      .orderBy('at', 'desc')
      .limit(limit)
      .execute();
  }

  /** The oldest first. */
  later(conversationId: string, after: number, limit: number): Promise<MessageRow[]> {
    return tables(this.database.read)
      .selectFrom('messages')
      .selectAll()
      .where('conversation_id', '=', conversationId)
      .where('at', '>', after)
      .orderBy('at')
      .limit(limit)
      .execute();
  }

  /** The latest that the customer wrote. */
  lastReceived(conversationId: string): Promise<MessageRow | undefined> {
    return tables(this.database.read)
      .selectFrom('messages')
      .selectAll()
      .where('conversation_id', '=', conversationId)
      .where('author', '=', 'customer')
      .orderBy('at', 'desc')
      .executeTakeFirst();
  }

  /** What a bot or a person wrote last, the latest first. */
  latestOfOurs(
    { query }: Tx,
    conversationId: string,
    limit: number,
  ): Promise<Pick<MessageRow, 'id' | 'at' | 'author' | 'answers_id' | 'source' | 'text'>[]> {
    return tables(query)
      .selectFrom('messages')
      .select(['id', 'at', 'author', 'answers_id', 'source', 'text'])
      .where('conversation_id', '=', conversationId)
      .where('author', 'in', ['bot', 'person'])
      .orderBy('at', 'desc')
      .limit(limit)
      .execute();
  }

  states(ids: readonly string[]): Promise<Pick<MessageRow, 'id' | 'status' | 'error_code'>[]> {
    return tables(this.database.read)
      .selectFrom('messages')
      .select(['id', 'status', 'error_code'])
      .where('id', 'in', ids)
      .execute();
  }

  /** Acknowledgements of ours that have no id at the provider yet, the oldest first. */
  acknowledgements({ query }: Tx, conversationId: string, since: number): Promise<MessageRow[]> {
    return tables(query)
      .selectFrom('messages')
      .selectAll()
      .where('conversation_id', '=', conversationId)
      .where('at', '>', since)
      .where('author', '=', 'server')
      .where('provider_id', 'is', null)
      .orderBy('at')
      .execute();
  }
}

import type { MessageChannel } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import { preparedQuery, type ValuesOf } from '../../platform/database/prepared-query';
import type { Queries, Tx } from '../../platform/database/tx';
import type { ContactRow, ContactTables } from './contacts-schema';

const tables = (query: Queries) => query.withTables<ContactTables>();

/** Adds the contact, or finds it: either way its row is locked until the end of the unit. */
const meet = preparedQuery((query, value: ValuesOf<ContactRow>) =>
  tables(query)
    .insertInto('contacts')
    .values({
      id: value('id'),
      organisation_id: value('organisation_id'),
      channel: value('channel'),
      address: value('address'),
      name: value('name'),
      searched: value('searched'),
      named_here: value('named_here'),
      created_at: value('created_at'),
    })
    .onConflict((known) =>
      known
        .columns(['organisation_id', 'channel', 'address'])
        .doUpdateSet((set) => ({ address: set.ref('excluded.address') })),
    )
    .returningAll(),
);

export interface ContactFilter {
  organisationId: string;
  channel: MessageChannel;
  /** Of a name or an address, lower case. */
  search?: string | undefined;
  /** Address after which the page begins. */
  after: string;
  limit: number;
}

@Injectable()
export class ContactsStore {
  constructor(private readonly database: Database) {}

  /** In the order of their addresses. */
  page({ organisationId, channel, search, after, limit }: ContactFilter): Promise<ContactRow[]> {
    let query = tables(this.database.read)
      .selectFrom('contacts')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .where('channel', '=', channel)
      .where('address', '>', after);
    if (search) query = query.where('searched', 'like', `%${search.replace(/[\\%_]/g, '\\$&')}%`);
    return query.orderBy('address').limit(limit).execute();
  }

  async meet({ query }: Tx, row: ContactRow): Promise<ContactRow> {
    const [contact] = await meet(query, row);
    if (!contact) throw new Error('The contact was neither added nor found.');
    return contact;
  }

  find({ query }: Tx, organisationId: string, id: string): Promise<ContactRow | undefined> {
    return tables(query)
      .selectFrom('contacts')
      .selectAll()
      .where('id', '=', id)
      .where('organisation_id', '=', organisationId)
      .executeTakeFirst();
  }

  /** The first of these addresses that is known. */
  known(
    { query }: Tx,
    organisationId: string,
    channel: MessageChannel,
    addresses: readonly string[],
  ): Promise<ContactRow | undefined> {
    return tables(query)
      .selectFrom('contacts')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .where('channel', '=', channel)
      .where('address', 'in', addresses)
      .executeTakeFirst();
  }

  async rename(
    { query }: Tx,
    id: string,
    change: Pick<ContactRow, 'name' | 'searched' | 'named_here'>,
  ): Promise<void> {
    await tables(query).updateTable('contacts').set(change).where('id', '=', id).execute();
  }
}

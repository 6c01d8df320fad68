import type { MessageChannel } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { containsText } from '../../platform/database/contains-text';
import { Database } from '../../platform/database/database';
import { inOrganisation } from '../../platform/database/in-organisation';
import { preparedQuery, type ValuesOf } from '../../platform/database/prepared-query';
import type { Queries, Tx } from '../../platform/database/tx';
import { spellingsOf } from './api/contact-address';
import { holds } from './condition-holds.store';
import type { ContactFieldTables } from './contact-fields-schema';
import type { ContactRow, ContactTables } from './contacts-schema';
import type { FieldCondition } from './field-condition';

type NewContactRow = Omit<ContactRow, 'customer_id' | 'note'>;

const tables = (query: Queries) => query.withTables<ContactTables & ContactFieldTables>();

/** Name, address or what a field says has the text, lower case. */
const saysSomewhere =
  (text: string) =>
  (either: ExpressionBuilder<ContactTables & ContactFieldTables, 'contacts'>): Expression<SqlBool> =>
    either.or([
      containsText('contacts.searched', text),
      either.exists(
        either
          .selectFrom('contact_values')
          .select('field_id')
          .whereRef('contact_id', '=', 'contacts.id')
          // A field that is gone may still have values: a job forgets them.
          .where('field_id', 'in', (known) =>
            known
              .selectFrom('contact_fields')
              .select('contact_fields.id')
              .whereRef('contact_fields.organisation_id', '=', 'contacts.organisation_id'),
          )
          .where(containsText('contact_values.searched', text)),
      ),
    ]);

/** Adds the contact, or finds it: either way its row is locked until the end of the unit. */
const meet = preparedQuery((query, value: ValuesOf<NewContactRow>) =>
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
      customer_id: null,
      note: null,
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
  /** All of them hold. */
  conditions?: readonly FieldCondition[] | undefined;
  /** Address after which the page begins. */
  after: string;
  limit: number;
}

@Injectable()
export class ContactsStore {
  constructor(private readonly database: Database) {}

  /** In the order of their addresses. */
  page({
    organisationId,
    channel,
    search,
    conditions = [],
    after,
    limit,
  }: ContactFilter): Promise<ContactRow[]> {
    let query = tables(this.database.read)
      .selectFrom('contacts')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .where('channel', '=', channel)
      .where('address', '>', after);
    if (search) query = query.where(saysSomewhere(search));
    for (const condition of conditions) query = query.where(holds(condition));
    return query.orderBy('address').limit(limit).execute();
  }

  async meet({ query }: Tx, row: NewContactRow): Promise<ContactRow> {
    const [contact] = await meet(query, row);
    if (!contact) throw new Error('The contact was neither added nor found.');
    return contact;
  }

  /** All of one person: those that were joined with one of them, and those that have the same numbers. */
  async ofOnePerson(
    contact: ContactRow,
    { query }: { query: Queries } = { query: this.database.read },
  ): Promise<ContactRow[]> {
    const { organisation_id: organisationId } = contact;
    const contacts = tables(query)
      .selectFrom('contacts')
      .selectAll()
      .where('organisation_id', '=', organisationId);
    const alike = (addresses: readonly string[]): Promise<ContactRow[]> =>
      contacts.where('address', 'in', addresses.flatMap(spellingsOf)).execute();
    // A number that nobody joined with another is that of whom its other channels are joined with.
    const joinedBy =
      contact.customer_id === null
        ? new Set((await alike([contact.address])).flatMap(({ customer_id: id }) => id ?? []))
        : new Set([contact.customer_id]);
    const [customerId = null] = joinedBy.size === 1 ? joinedBy : [];
    const joined = customerId === null ? [] : await contacts.where('customer_id', '=', customerId).execute();
    const known = [contact, ...joined];
    const own = (await alike(known.map(({ address }) => address))).filter(
      ({ customer_id: id }) => id === null || id === customerId,
    );
    return [...new Map([...known, ...own].map((one) => [one.id, one])).values()].sort((one, other) =>
      one.id < other.id ? -1 : 1,
    );
  }

  ofIds(
    organisationId: string,
    ids: readonly string[],
    { query }: { query: Queries } = { query: this.database.read },
  ): Promise<ContactRow[]> {
    return tables(query)
      .selectFrom('contacts')
      .selectAll()
      .where('id', 'in', ids)
      .where(inOrganisation('organisation_id', organisationId))
      .orderBy('searched')
      .execute();
  }

  /** Over every channel. */
  ofAddresses(
    organisationId: string,
    addresses: readonly string[],
    { query }: { query: Queries },
  ): Promise<ContactRow[]> {
    return tables(query)
      .selectFrom('contacts')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .where('address', 'in', ['', ...addresses])
      .execute();
  }

  ofCustomers(
    organisationId: string,
    customerIds: readonly string[],
    { query }: { query: Queries },
  ): Promise<ContactRow[]> {
    return tables(query)
      .selectFrom('contacts')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .where('customer_id', 'in', ['', ...customerIds])
      .execute();
  }

  /** By name, then by address: those that come after one of them. */
  async list(
    organisationId: string,
    { search, after, limit }: { search: string | undefined; after: ContactRow | undefined; limit: number },
  ): Promise<ContactRow[]> {
    let query = tables(this.database.read)
      .selectFrom('contacts')
      .selectAll()
      .where('organisation_id', '=', organisationId);
    if (search) query = query.where(saysSomewhere(search));
    if (after)
      query = query
        // The first condition alone lets an index begin at the place.
        .where('searched', '>=', after.searched)
        .where((either) => either.or([either('searched', '>', after.searched), either('id', '>', after.id)]));
    return query.orderBy('searched').orderBy('id').limit(limit).execute();
  }

  /** All of them, by name, then by address. */
  stream(organisationId: string): AsyncIterable<ContactRow> {
    const query = tables(this.database.read)
      .selectFrom('contacts')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .orderBy('searched')
      .orderBy('id');
    return this.database.stream(query.compile());
  }

  async remove({ query }: Tx, ids: readonly string[]): Promise<void> {
    await tables(query).deleteFrom('contacts').where('id', 'in', ids).execute();
  }

  async setNote({ query }: Tx, ids: readonly string[], note: string | null): Promise<void> {
    await tables(query).updateTable('contacts').set({ note }).where('id', 'in', ids).execute();
  }

  async setCustomer({ query }: Tx, ids: readonly string[], customerId: string | null): Promise<void> {
    await tables(query)
      .updateTable('contacts')
      .set({ customer_id: customerId })
      .where('id', 'in', ids)
      .execute();
  }

  /** Locks them until the end of the unit, always in the same order. */
  async hold({ query }: Tx, ids: readonly string[]): Promise<void> {
    for (const id of ids.toSorted())
      await tables(query)
        .updateTable('contacts')
        .set((set) => ({ id: set.ref('id') }))
        .where('id', '=', id)
        .execute();
  }

  find({ query }: { query: Queries }, organisationId: string, id: string): Promise<ContactRow | undefined> {
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

import type { AppointmentState } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import type { AppointmentRow, AppointmentTables } from './appointments-schema';

export interface AppointmentFilter {
  organisationId: string;
  /** Within. */
  from?: number | undefined;
  /** No longer within. */
  to?: number | undefined;
  /** A number or mail address. */
  contact?: string | undefined;
  state?: AppointmentState | undefined;
  after?: { at: number; id: string } | undefined;
  limit: number;
}

const tables = (query: Queries) => query.withTables<AppointmentTables>();

@Injectable()
export class AppointmentsStore {
  constructor(private readonly database: Database) {}

  /** The earliest first. */
  list({
    organisationId,
    from,
    to,
    contact,
    state,
    after,
    limit,
  }: AppointmentFilter): Promise<AppointmentRow[]> {
    let query = tables(this.database.read)
      .selectFrom('appointments')
      .selectAll()
      .where('organisation_id', '=', organisationId);
    if (from !== undefined) query = query.where('starts_at', '>=', from);
    if (to !== undefined) query = query.where('starts_at', '<', to);
    if (contact !== undefined) query = query.where(contact.includes('@') ? 'email' : 'phone', '=', contact);
    if (state !== undefined) query = query.where('state', '=', state);
    if (after)
      query = query.where((where) =>
        where.or([
          where('starts_at', '>', after.at),
          where.and([where('starts_at', '=', after.at), where('id', '>', after.id)]),
        ]),
      );
    return query.orderBy('starts_at').orderBy('id').limit(limit).execute();
  }

  find(
    organisationId: string,
    id: string,
    { query }: { query: Queries } = { query: this.database.read },
  ): Promise<AppointmentRow | undefined> {
    return tables(query)
      .selectFrom('appointments')
      .selectAll()
      .where('id', '=', id)
      .where('organisation_id', '=', organisationId)
      .executeTakeFirst();
  }

  /** Locks the appointment until the end of the unit. */
  hold({ query }: Tx, organisationId: string, id: string): Promise<AppointmentRow | undefined> {
    return tables(query)
      .updateTable('appointments')
      .set((set) => ({ id: set.ref('id') }))
      .where('id', '=', id)
      .where('organisation_id', '=', organisationId)
      .returningAll()
      .executeTakeFirst();
  }

  /** The same, by the id that another system has given it. */
  holdExternal(
    { query }: Tx,
    organisationId: string,
    externalId: string,
  ): Promise<AppointmentRow | undefined> {
    return tables(query)
      .updateTable('appointments')
      .set((set) => ({ id: set.ref('id') }))
      .where('organisation_id', '=', organisationId)
      .where('external_id', '=', externalId)
      .returningAll()
      .executeTakeFirst();
  }

  /** The customers' names, of those that have these external ids. */
  namesOf(
    { query }: Tx,
    organisationId: string,
    externalIds: readonly string[],
  ): Promise<Pick<AppointmentRow, 'external_id' | 'name'>[]> {
    return tables(query)
      .selectFrom('appointments')
      .select(['external_id', 'name'])
      .where('organisation_id', '=', organisationId)
      .where('external_id', 'in', externalIds)
      .execute();
  }

  /** @returns false where one of its external id has just been added by another unit */
  async insert({ query }: Tx, row: AppointmentRow): Promise<boolean> {
    const added = await tables(query)
      .insertInto('appointments')
      .values(row)
      .onConflict((known) => known.columns(['organisation_id', 'external_id']).doNothing())
      .returning('id')
      .executeTakeFirst();
    return added !== undefined;
  }

  async change({ query }: Tx, id: string, change: Partial<AppointmentRow>): Promise<void> {
    await tables(query).updateTable('appointments').set(change).where('id', '=', id).execute();
  }

  async remove({ query }: Tx, id: string): Promise<void> {
    await tables(query).deleteFrom('appointment_notices').where('appointment_id', '=', id).execute();
    await tables(query).deleteFrom('appointments').where('id', '=', id).execute();
  }
}

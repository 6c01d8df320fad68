import { ROLES, includesRole, type Role } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database, type Engine } from '../../platform/database/database';
import { preparedQuery, type ValuesOf } from '../../platform/database/prepared-query';
import type { Queries, Tx } from '../../platform/database/tx';
import type { PeopleTables, PersonRow } from './people-schema';

const tables = (queries: Queries) => queries.withTables<PeopleTables>();
const including = (role: Role): Role[] => ROLES.filter((has) => includesRole(has, role));

interface Present {
  organisationId: string;
  /** A JSON list: it is one value, however many are in it. */
  ids: string;
  since: number;
}

/** Each call that comes in asks. */
const present = (engine: Engine) =>
  preparedQuery((query, value: ValuesOf<Present>) => {
    const each = engine === 'postgres' ? sql`json_array_elements_text` : sql`json_each`;
    const list = engine === 'postgres' ? sql`${value('ids')}::json` : value('ids');
    return tables(query)
      .selectFrom('people')
      .select(['id', 'role'])
      .where(sql<boolean>`people.id in (select value from ${each}(${list}))`)
      .where('organisation_id', '=', value('organisationId'))
      .where('active', '=', 1)
      .where((that) =>
        that.exists(
          that
            .selectFrom('sessions')
            .select('sessions.id')
            .whereRef('sessions.person_id', '=', 'people.id')
            .where('sessions.last_seen_at', '>=', value('since')),
        ),
      );
  });

@Injectable()
export class PeopleStore {
  readonly #present: ReturnType<typeof present>;

  constructor(private readonly database: Database) {
    this.#present = present(database.engine);
  }

  async insert(tx: Tx, row: PersonRow): Promise<void> {
    await tables(tx.query).insertInto('people').values(row).execute();
  }

  async update(tx: Tx, id: string, change: Partial<Omit<PersonRow, 'id'>>): Promise<void> {
    await tables(tx.query).updateTable('people').set(change).where('id', '=', id).execute();
  }

  find(id: string, within?: Tx): Promise<PersonRow | undefined> {
    return tables(within?.query ?? this.database.read)
      .selectFrom('people')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
  }

  /**
   * Reads a person and holds their row until the unit ends, so that of two changes at once the second sees the first. An
   * update that changes nothing is a lock on each engine; not of the key, for which SQLite would look through all
   * tables that refer to it.
   */
  hold(tx: Tx, id: string): Promise<PersonRow | undefined> {
    return tables(tx.query)
      .updateTable('people')
      .set((person) => ({ active: person.ref('active') }))
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirst();
  }

  byEmail(email: string): Promise<PersonRow | undefined> {
    return tables(this.database.read)
      .selectFrom('people')
      .selectAll()
      .where('email', '=', email)
      .executeTakeFirst();
  }

  inOrganisation(organisationId: string): Promise<PersonRow[]> {
    return tables(this.database.read)
      .selectFrom('people')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .orderBy('name')
      .orderBy('id')
      .execute();
  }

  everybody(): Promise<PersonRow[]> {
    return tables(this.database.read)
      .selectFrom('people')
      .selectAll()
      .orderBy('name')
      .orderBy('id')
      .execute();
  }

  names(ids: readonly string[]): Promise<{ id: string; name: string }[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return tables(this.database.read)
      .selectFrom('people')
      .select(['id', 'name'])
      .where('id', 'in', ids)
      .execute();
  }

  /** By organisation, of all or of one. */
  async counts(organisationId?: string): Promise<ReadonlyMap<string, number>> {
    const query = tables(this.database.read)
      .selectFrom('people')
      .select(['organisation_id', ({ fn }) => fn.countAll<number>().as('count')])
      .groupBy('organisation_id');
    const rows = await (
      organisationId === undefined ? query : query.where('organisation_id', '=', organisationId)
    ).execute();
    return new Map(rows.map(({ organisation_id: id, count }) => [id, Number(count)]));
  }

  /** Active people with at least that role: of one organisation, or the whole server's owners. */
  withRole(role: Role, organisationId?: string): Promise<PersonRow[]> {
    const active = tables(this.database.read)
      .selectFrom('people')
      .selectAll()
      .where('role', 'in', including(role))
      .where('active', '=', 1);
    return (
      organisationId === undefined ? active : active.where('organisation_id', '=', organisationId)
    ).execute();
  }

  /** Those of these people who are active in the organisation, and have a session that was used since then. */
  present(
    organisationId: string,
    ids: readonly string[],
    since: number,
  ): Promise<Pick<PersonRow, 'id' | 'role'>[]> {
    return this.#present(this.database.read, { organisationId, ids: JSON.stringify(ids), since });
  }

  async hasOwner(): Promise<boolean> {
    const owner = await tables(this.database.read)
      .selectFrom('people')
      .select('id')
      .where('role', '=', 'owner')
      .where('active', '=', 1)
      .limit(1)
      .executeTakeFirst();
    return owner !== undefined;
  }

  /**
   * Takes the founding row's lock, so that two owners who remove each other at once do so one after the other; then
   * counts the active owners but this one.
   */
  async otherOwners(tx: Tx, id: string): Promise<number> {
    await tables(tx.query).updateTable('founding').set({ id: 1 }).where('id', '=', 1).execute();
    const others = await tables(tx.query)
      .selectFrom('people')
      .select('id')
      .where('role', '=', 'owner')
      .where('active', '=', 1)
      .where('id', '!=', id)
      .execute();
    return others.length;
  }

  /** @returns false where the person was deactivated, or has another password by now */
  async isStill(tx: Tx, { id, password_hash }: PersonRow, newHash: string): Promise<boolean> {
    const { numUpdatedRows } = await tables(tx.query)
      .updateTable('people')
      .set({ password_hash: newHash })
      .where('id', '=', id)
      .where('password_hash', '=', password_hash)
      .where('active', '=', 1)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  /** @returns false where that time step, or a later one, was used before */
  async useTotpStep(tx: Tx, id: string, step: number): Promise<boolean> {
    const { numUpdatedRows } = await tables(tx.query)
      .updateTable('people')
      .set({ totp_last_step: step })
      .where('id', '=', id)
      .where('totp_last_step', '<', step)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }
}

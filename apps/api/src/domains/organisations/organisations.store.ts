import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import type {
  LookupSecretRow,
  MailDomainRow,
  OrganisationNumberRow,
  OrganisationRow,
  OrganisationTables,
} from './organisations-schema';

/** A number or domain that another organisation has. */
export interface Taken {
  /** Digest of the number, or the domain. */
  address: string;
  /** Name of the organisation that has it. */
  name: string;
}

const tables = (query: Queries) => query.withTables<OrganisationTables>();

@Injectable()
export class OrganisationsStore {
  constructor(private readonly database: Database) {}

  /** All, or the one of that id. */
  list(id?: string, queries: { query: Queries } = { query: this.database.read }): Promise<OrganisationRow[]> {
    const query = tables(queries.query).selectFrom('organisations').selectAll().orderBy('name');
    return (id === undefined ? query : query.where('id', '=', id)).execute();
  }

  async named(ids: readonly string[]): Promise<OrganisationRow[]> {
    if (ids.length === 0) return [];
    return tables(this.database.read)
      .selectFrom('organisations')
      .selectAll()
      .where('id', 'in', ids)
      .execute();
  }

  async insert(tx: Tx, row: OrganisationRow): Promise<void> {
    await tables(tx.query).insertInto('organisations').values(row).execute();
  }

  find(tx: Tx, id: string): Promise<OrganisationRow | undefined> {
    return tables(tx.query).selectFrom('organisations').selectAll().where('id', '=', id).executeTakeFirst();
  }

  async rename(tx: Tx, id: string, name: string): Promise<void> {
    await tables(tx.query).updateTable('organisations').set({ name }).where('id', '=', id).execute();
  }

  allNumbers(): Promise<OrganisationNumberRow[]> {
    return tables(this.database.read)
      .selectFrom('organisation_numbers')
      .selectAll()
      .orderBy('position')
      .execute();
  }

  allMailDomains(): Promise<MailDomainRow[]> {
    return tables(this.database.read).selectFrom('mail_domains').selectAll().orderBy('position').execute();
  }

  /** @returns those that other organisations have; then the unit must not be kept */
  async replaceNumbers(tx: Tx, organisationId: string, rows: OrganisationNumberRow[]): Promise<Taken[]> {
    await tables(tx.query)
      .deleteFrom('organisation_numbers')
      .where('organisation_id', '=', organisationId)
      .execute();
    return this.addNumbers(tx, rows);
  }

  async addNumbers(tx: Tx, rows: OrganisationNumberRow[]): Promise<Taken[]> {
    if (rows.length === 0) return [];
    const added = await tables(tx.query)
      .insertInto('organisation_numbers')
      .values(rows)
      .onConflict((conflict) => conflict.column('digest').doNothing())
      .returning('digest')
      .execute();
    if (added.length === rows.length) return [];
    const refused = rows
      .map(({ digest }) => digest)
      .filter((digest) => !added.some((row) => row.digest === digest));
    return tables(tx.query)
      .selectFrom('organisation_numbers')
      .innerJoin('organisations', 'organisations.id', 'organisation_numbers.organisation_id')
      .select(['organisation_numbers.digest as address', 'organisations.name'])
      .where('digest', 'in', refused)
      .execute();
  }

  /** @returns those that other organisations have; then the unit must not be kept */
  async replaceMailDomains(tx: Tx, organisationId: string, rows: MailDomainRow[]): Promise<Taken[]> {
    await tables(tx.query).deleteFrom('mail_domains').where('organisation_id', '=', organisationId).execute();
    return this.addMailDomains(tx, rows);
  }

  async addMailDomains(tx: Tx, rows: MailDomainRow[]): Promise<Taken[]> {
    if (rows.length === 0) return [];
    const added = await tables(tx.query)
      .insertInto('mail_domains')
      .values(rows)
      .onConflict((conflict) => conflict.column('domain').doNothing())
      .returning('domain')
      .execute();
    if (added.length === rows.length) return [];
    const refused = rows
      .map(({ domain }) => domain)
      .filter((domain) => !added.some((row) => row.domain === domain));
    return tables(tx.query)
      .selectFrom('mail_domains')
      .innerJoin('organisations', 'organisations.id', 'mail_domains.organisation_id')
      .select(['mail_domains.domain as address', 'organisations.name'])
      .where('domain', 'in', refused)
      .execute();
  }

  async lookupSecret(id: string): Promise<string | undefined> {
    const row = await tables(this.database.read)
      .selectFrom('lookup_secrets')
      .select('sealed_secret')
      .where('id', '=', id)
      .executeTakeFirst();
    return row?.sealed_secret;
  }

  async addLookupSecret(tx: Tx, row: LookupSecretRow): Promise<void> {
    await tables(tx.query)
      .insertInto('lookup_secrets')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
  }
}

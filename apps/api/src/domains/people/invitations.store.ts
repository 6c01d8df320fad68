import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import type { InvitationRow, PeopleTables, PersonRow } from './people-schema';

const tables = (queries: Queries) => queries.withTables<PeopleTables>();

export type InvitationWithHost = InvitationRow & {
  host_name: string;
  host_organisation_id: string;
  host_role: PersonRow['role'];
  host_active: number;
};

@Injectable()
export class InvitationsStore {
  constructor(private readonly database: Database) {}

  /** A new invitation for the same address replaces the former one. */
  async put(tx: Tx, row: InvitationRow): Promise<void> {
    const { organisation_id, email } = row;
    await tables(tx.query)
      .deleteFrom('invitations')
      .where('organisation_id', '=', organisation_id)
      .where('email', '=', email)
      .execute();
    await tables(tx.query).insertInto('invitations').values(row).execute();
  }

  pending(organisationId: string, now: number): Promise<InvitationWithHost[]> {
    return this.#withHost(this.database.read)
      .where('invitations.organisation_id', '=', organisationId)
      .where('expires_at', '>', now)
      .orderBy('email')
      .execute();
  }

  find(id: string): Promise<InvitationWithHost | undefined> {
    return this.#withHost(this.database.read).where('invitations.id', '=', id).executeTakeFirst();
  }

  byCode(codeHash: string, within?: Tx): Promise<InvitationWithHost | undefined> {
    return this.#withHost(within?.query ?? this.database.read)
      .where('code_hash', '=', codeHash)
      .executeTakeFirst();
  }

  /** @returns false where it is no longer there */
  async delete(tx: Tx, id: string): Promise<boolean> {
    const { numDeletedRows } = await tables(tx.query)
      .deleteFrom('invitations')
      .where('id', '=', id)
      .executeTakeFirst();
    return numDeletedRows === 1n;
  }

  async dropExpired(tx: Tx, now: number): Promise<void> {
    await tables(tx.query).deleteFrom('invitations').where('expires_at', '<', now).execute();
  }

  #withHost(queries: Queries) {
    return tables(queries)
      .selectFrom('invitations')
      .innerJoin('people', 'people.id', 'invitations.invited_by')
      .selectAll('invitations')
      .select([
        'people.name as host_name',
        'people.organisation_id as host_organisation_id',
        'people.role as host_role',
        'people.active as host_active',
      ]);
  }
}

import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import type { TeamRow, TeamTables } from './teams-schema';

/** A team with the ids of its people. */
export type TeamWithMembers = TeamRow & { memberIds: string[] };

const tables = (query: Queries) => query.withTables<TeamTables>();

@Injectable()
export class TeamsStore {
  constructor(private readonly database: Database) {}

  /** By name. */
  async all(
    organisationId: string,
    { query }: { query: Queries } = { query: this.database.read },
  ): Promise<TeamWithMembers[]> {
    const rows = await tables(query)
      .selectFrom('teams')
      .leftJoin('team_members', 'team_members.team_id', 'teams.id')
      .selectAll('teams')
      .select('team_members.person_id')
      .where('organisation_id', '=', organisationId)
      .orderBy('name_key')
      .execute();
    const teams = new Map<string, TeamWithMembers>();
    for (const { person_id: memberId, ...row } of rows) {
      const team = teams.get(row.id) ?? { ...row, memberIds: [] };
      if (memberId !== null) team.memberIds.push(memberId);
      teams.set(row.id, team);
    }
    return [...teams.values()];
  }

  /** @returns false where the name is taken */
  async insert(tx: Tx, { memberIds, ...row }: TeamWithMembers): Promise<boolean> {
    const { numInsertedOrUpdatedRows: count } = await tables(tx.query)
      .insertInto('teams')
      .values(row)
      .onConflict((known) => known.columns(['organisation_id', 'name_key']).doNothing())
      .executeTakeFirst();
    if (Number(count) === 0) return false;
    await this.#setMembers(tx, row.id, memberIds);
    return true;
  }

  async change(
    tx: Tx,
    id: string,
    { memberIds, ...names }: Pick<TeamWithMembers, 'name' | 'name_key' | 'memberIds'>,
  ): Promise<void> {
    await tables(tx.query).updateTable('teams').set(names).where('id', '=', id).execute();
    await tables(tx.query).deleteFrom('team_members').where('team_id', '=', id).execute();
    await this.#setMembers(tx, id, memberIds);
  }

  async remove({ query }: Tx, id: string): Promise<void> {
    await tables(query).deleteFrom('teams').where('id', '=', id).execute();
  }

  async #setMembers({ query }: Tx, id: string, memberIds: readonly string[]): Promise<void> {
    if (memberIds.length === 0) return;
    await tables(query)
      .insertInto('team_members')
      .values(memberIds.map((memberId) => ({ team_id: id, person_id: memberId })))
      .execute();
  }
}

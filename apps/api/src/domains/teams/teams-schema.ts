import type { SchemaChange } from '../../platform/database/schema-change';

export type TeamRow = {
  id: string;
  organisation_id: string;
  name: string;
  /** Lower case: no two of an organisation have the same. */
  name_key: string;
  created_at: number;
};

export type TeamMemberRow = { team_id: string; person_id: string };

export type TeamTables = { teams: TeamRow; team_members: TeamMemberRow };

export const TEAMS_SCHEMA: readonly SchemaChange[] = [
  {
    name: '2026-12-11-teams',
    async up({ schema }) {
      await schema
        .createTable('teams')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('organisation_id', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('name_key', 'text', (column) => column.notNull())
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .execute();
      await schema
        .createIndex('teams_by_name')
        .unique()
        .on('teams')
        .columns(['organisation_id', 'name_key'])
        .execute();
      await schema
        .createTable('team_members')
        .addColumn('team_id', 'text', (column) => column.notNull().references('teams.id').onDelete('cascade'))
        .addColumn('person_id', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('team_members_key', ['team_id', 'person_id'])
        .execute();
    },
  },
];

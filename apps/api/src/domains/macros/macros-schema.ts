import type { ConversationState } from '@centralita/shared-types';
import type { SchemaChange } from '../../platform/database/schema-change';

/** Names are those of when the macro was written: for saying what is gone. */
export interface Named {
  id: string;
  name: string;
}

/** What a macro does, as it is kept. */
export interface MacroSteps {
  text?: string;
  addLabels?: Named[];
  /** `MACRO_RUNNER`: whoever runs it; an empty id: nobody. */
  assignee?: Named;
  /** An empty id: none. */
  team?: Named;
  state?: ConversationState;
  snoozeHours?: number;
  answeredBy?: 'bot' | 'person';
}

export type MacroRow = {
  id: string;
  organisation_id: string;
  name: string;
  /** Lower case: no two of an organisation have the same. */
  name_key: string;
  /** JSON of `MacroSteps`. */
  steps: string;
  created_at: number;
};

export type MacroTables = { macros: MacroRow };

export const MACROS_SCHEMA: readonly SchemaChange[] = [
  {
    name: '2026-12-11-macros',
    async up({ schema }) {
      await schema
        .createTable('macros')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('organisation_id', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('name_key', 'text', (column) => column.notNull())
        .addColumn('steps', 'text', (column) => column.notNull())
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .execute();
      await schema
        .createIndex('macros_by_name')
        .unique()
        .on('macros')
        .columns(['organisation_id', 'name_key'])
        .execute();
    },
  },
];

import type { SchemaChange } from '../../platform/database/schema-change';

/** Which flow answers a number of an organisation. */
export type NumberFlowRow = {
  /** E.164. */
  number: string;
  /** Of whoever chose: the choice ends when the number is another's. */
  organisation_id: string;
  /** Null: the flow of the configuration. */
  flow: string | null;
  /** JSON: options by the id of the flow that takes them. */
  options: string;
};

export type NumberFlowTables = { number_flows: NumberFlowRow };

export const NUMBER_FLOWS_SCHEMA: readonly SchemaChange[] = [
  {
    name: '2026-11-29-number-flows',
    async up({ schema }) {
      await schema
        .createTable('number_flows')
        .addColumn('number', 'text', (column) => column.primaryKey())
        .addColumn('organisation_id', 'text', (column) => column.notNull())
        .addColumn('flow', 'text')
        .addColumn('options', 'text', (column) => column.notNull())
        .execute();
      await schema
        .createIndex('number_flows_by_organisation')
        .on('number_flows')
        .column('organisation_id')
        .execute();
    },
  },
];

import type { TemplateCategory, TemplateState } from '@centralita/shared-types';
import type { SchemaChange } from '../../platform/database/schema-change';

export type TemplateRow = {
  id: string;
  organisation_id: string;
  /** The provider's account that it stands in. */
  account_sid: string;
  /** The provider's id (`HX…`): one organisation has it, for ever. */
  content_sid: string;
  name: string;
  language: string;
  category: TemplateCategory | null;
  body: string;
  /** JSON of `TemplateVariable[]`. */
  variables: string;
  /** JSON of `TemplateButton[]`. */
  buttons: string;
  state: TemplateState;
  rejection: string | null;
  created_at: number;
  updated_at: number;
};

/** When the templates of an organisation were last compared with the provider's. */
export type TemplateSyncRow = { organisation_id: string; at: number; problem: string | null };

export type TemplateTables = { message_templates: TemplateRow; template_syncs: TemplateSyncRow };

export const TEMPLATES_SCHEMA: readonly SchemaChange[] = [
  {
    name: '2026-11-29-templates',
    async up({ schema }) {
      await schema
        .createTable('message_templates')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisations.id'))
        .addColumn('account_sid', 'text', (column) => column.notNull())
        .addColumn('content_sid', 'text', (column) => column.notNull().unique())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('language', 'text', (column) => column.notNull())
        .addColumn('category', 'text')
        .addColumn('body', 'text', (column) => column.notNull())
        .addColumn('variables', 'text', (column) => column.notNull())
        .addColumn('buttons', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('rejection', 'text')
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .addColumn('updated_at', 'bigint', (column) => column.notNull())
        .execute();
      await schema
        .createIndex('message_templates_of_organisation')
        .on('message_templates')
        .columns(['organisation_id', 'name', 'language'])
        .execute();
      await schema
        .createTable('template_syncs')
        .addColumn('organisation_id', 'text', (column) => column.primaryKey())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('problem', 'text')
        .execute();
    },
  },
];

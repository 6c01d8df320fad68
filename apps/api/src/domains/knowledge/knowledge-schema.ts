import type { SchemaChange } from '../../platform/database/schema-change';

export type ArticleRow = {
  organisation_id: string;
  /** Unique within the organisation: such as `imv_es_01`. */
  id: string;
  title: string;
  text: string;
  language: string;
  /** JSON: a list of strings. */
  questions: string;
  /** JSON: a list of strings. */
  tags: string;
  /** File below `AUDIO_BASE_URL`. */
  audio: string | null;
  updated_at: number;
};

/** Of an organisation that has chosen; the others have the usual ones. */
export type KnowledgeSettingsRow = {
  organisation_id: string;
  /** Percent. */
  threshold: number;
};

export type KnowledgeTables = { knowledge_articles: ArticleRow; knowledge_settings: KnowledgeSettingsRow };

export const KNOWLEDGE_SCHEMA: readonly SchemaChange[] = [
  {
    name: '2026-11-29-knowledge',
    async up({ schema }) {
      await schema
        .createTable('knowledge_articles')
        .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisations.id'))
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('title', 'text', (column) => column.notNull())
        .addColumn('text', 'text', (column) => column.notNull())
        .addColumn('language', 'text', (column) => column.notNull())
        .addColumn('questions', 'text', (column) => column.notNull())
        .addColumn('tags', 'text', (column) => column.notNull())
        .addColumn('audio', 'text')
        .addColumn('updated_at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('knowledge_articles_key', ['organisation_id', 'id'])
        .execute();
    },
  },
  {
    name: '2026-12-03-knowledge-settings',
    async up({ schema }) {
      await schema
        .createTable('knowledge_settings')
        .addColumn('organisation_id', 'text', (column) => column.primaryKey().references('organisations.id'))
        .addColumn('threshold', 'integer', (column) => column.notNull())
        .execute();
    },
  },
];

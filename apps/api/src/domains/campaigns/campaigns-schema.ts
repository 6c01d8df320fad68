import type {
  CampaignChannel,
  CampaignExclusion,
  CampaignProblem,
  CampaignState,
} from '@centralita/shared-types';
import { sql } from 'kysely';
import type { ReadableMessages } from '../messages/api/readable-messages';
import type { SchemaChange } from '../../platform/database/schema-change';

export type CampaignRow = {
  id: string;
  organisation_id: string;
  name: string;
  channel: CampaignChannel;
  text: string | null;
  template_id: string | null;
  template_name: string | null;
  /** JSON of `CampaignValue[]`. */
  template_values: string;
  /** JSON of `CampaignContacts`; null where its recipients are a list. */
  contacts: string | null;
  per_minute: number;
  per_day: number | null;
  even_in_quiet_hours: number;
  state: CampaignState;
  problem: CampaignProblem | null;
  made_by: string | null;
  created_at: number;
  starts_at: number | null;
  ended_at: number | null;
  /** Which job may send: one of another turn does nothing. */
  turn: number;
  /** Which filling of its recipients is the latest: another that is still under way ends. */
  filling: number;
  /** 0 while they come in, and where that broke off: then nobody starts it. */
  filled: number;
  /** Calendar day (`YYYY-MM-DD`) of the latest message, and how many went on it. */
  sent_day: string | null;
  sent_that_day: number;
  /** When one goes on by itself that waits for the messages of another day; null where it waits for nothing, or for a person. */
  goes_on_at: number | null;
};

export type CampaignRecipientRow = {
  id: string;
  organisation_id: string;
  campaign_id: string;
  /** In the list, from 1. */
  position: number;
  /** E.164, or what stood in the list where that is no number. */
  address: string;
  name: string | null;
  /** JSON: values of the list's other columns. */
  fields: string;
  state: 'waiting' | 'sent' | 'left-out';
  reason: CampaignExclusion | null;
  /** Not before; later than the start where it was night. */
  due_at: number;
  sent_at: number | null;
  conversation_id: string | null;
  message_id: string | null;
};

export type CampaignTables = {
  campaigns: CampaignRow;
  campaign_recipients: CampaignRecipientRow;
} & Pick<ReadableMessages, 'messages' | 'conversations'>;

export const CAMPAIGNS_SCHEMA: readonly SchemaChange[] = [
  {
    name: '2026-11-29-campaigns',
    async up({ schema }) {
      await schema
        .createTable('campaigns')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisations.id'))
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('channel', 'text', (column) => column.notNull())
        .addColumn('text', 'text')
        .addColumn('template_id', 'text')
        .addColumn('template_name', 'text')
        .addColumn('template_values', 'text', (column) => column.notNull())
        .addColumn('contacts', 'text')
        .addColumn('per_minute', 'integer', (column) => column.notNull())
        .addColumn('per_day', 'integer')
        .addColumn('even_in_quiet_hours', 'integer', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('problem', 'text')
        .addColumn('made_by', 'text')
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .addColumn('starts_at', 'bigint')
        .addColumn('ended_at', 'bigint')
        .addColumn('turn', 'integer', (column) => column.notNull())
        .addColumn('filling', 'integer', (column) => column.notNull())
        .addColumn('sent_day', 'text')
        .addColumn('sent_that_day', 'integer', (column) => column.notNull())
        .execute();
      await schema
        .createIndex('campaigns_latest')
        .on('campaigns')
        .columns(['organisation_id', 'created_at', 'id'])
        .execute();
      await schema
        .createTable('campaign_recipients')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('organisation_id', 'text', (column) => column.notNull())
        .addColumn('campaign_id', 'text', (column) => column.notNull().references('campaigns.id'))
        .addColumn('position', 'integer', (column) => column.notNull())
        .addColumn('address', 'text', (column) => column.notNull())
        .addColumn('name', 'text')
        .addColumn('fields', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('reason', 'text')
        .addColumn('due_at', 'bigint', (column) => column.notNull())
        .addColumn('sent_at', 'bigint')
        .addColumn('conversation_id', 'text')
        .addColumn('message_id', 'text')
        .execute();
      await schema
        .createIndex('campaign_recipients_in_order')
        .unique()
        .on('campaign_recipients')
        .columns(['campaign_id', 'position'])
        .execute();
      await schema
        .createIndex('campaign_recipients_due')
        .on('campaign_recipients')
        .columns(['campaign_id', 'due_at', 'position'])
        .where(sql.ref('state'), '=', sql.lit('waiting'))
        .execute();
    },
  },
  {
    name: '2026-12-12-campaigns-go-on',
    async up({ schema }) {
      await schema.alterTable('campaigns').addColumn('goes_on_at', 'bigint').execute();
    },
  },
  {
    name: '2026-12-13-campaigns-filled',
    async up({ schema }) {
      await schema
        .alterTable('campaigns')
        .addColumn('filled', 'integer', (column) => column.notNull().defaultTo(1))
        .execute();
    },
  },
];

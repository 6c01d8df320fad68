import { sql } from 'kysely';
import type { SchemaChange } from '../../platform/database/schema-change';

const FOLLOW =
  'update conversation_labels set state = new.state, last_at = new.last_at, assigned_to = new.assigned_to where conversation_id = new.id;';
const HAS_MOVED = ['state', 'last_at', 'assigned_to']
  .map((column) => `new.${column} is distinct from old.${column}`)
  .join(' or ');
/** Whoever writes a conversation, its labels know its state, its time and whose it is. */
const SQLITE_LABELS_FOLLOW = [
  `create trigger conversation_labels_follow after update on conversations when ${HAS_MOVED} begin ${FOLLOW} end`,
];
const POSTGRES_LABELS_FOLLOW = [
  `create function conversation_labels_follow() returns trigger language plpgsql as $$ begin ${FOLLOW} return null; end $$`,
  `create trigger conversation_labels_follow after update on conversations for each row when (${HAS_MOVED}) execute function conversation_labels_follow()`,
];

/** The list of a label has an order of its own. */
export const LABELS_IN_ORDER_SCHEMA: readonly SchemaChange[] = [
  {
    name: '2026-12-11-labels-in-order',
    async up(query, engine) {
      // Where few of many conversations have a label, its list would walk through all others, or sort all that have it.
      const { schema } = query;
      await schema
        .alterTable('conversation_labels')
        .addColumn('state', 'text', (column) => column.notNull().defaultTo('open'))
        .execute();
      await schema
        .alterTable('conversation_labels')
        .addColumn('last_at', 'bigint', (column) => column.notNull().defaultTo(0))
        .execute();
      await schema.alterTable('conversation_labels').addColumn('assigned_to', 'text').execute();
      await sql`
        update conversation_labels set (state, last_at, assigned_to) = (
          select state, last_at, assigned_to from conversations where conversations.id = conversation_labels.conversation_id
        )`.execute(query);
      await schema.dropIndex('conversation_labels_by_label').execute();
      for (const [name, columns] of [
        ['conversation_labels_latest', ['label_id', 'last_at', 'conversation_id']],
        ['conversation_labels_by_state', ['label_id', 'state', 'last_at', 'conversation_id']],
        [
          'conversation_labels_by_assignee',
          ['label_id', 'assigned_to', 'state', 'last_at', 'conversation_id'],
        ],
      ] as const)
        await schema
          .createIndex(name)
          .on('conversation_labels')
          .columns([...columns])
          .execute();
      for (const statement of engine === 'sqlite' ? SQLITE_LABELS_FOLLOW : POSTGRES_LABELS_FOLLOW)
        await sql.raw(statement).execute(query);
    },
  },
];

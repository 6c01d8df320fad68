import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import { SearchIndex } from '../../platform/search/search-index';
import { PersonPart, type PersonFile, type PersonKeys } from '../contacts/api/person-parts';
import type { HandlingTables } from './handling/handling-schema';
import type { MailBodyRow } from './mail/mail-bodies-schema';
import type { MailTables } from './mail/mail-schema';
import type { MessageTables } from './messages-schema';

type Tables = MessageTables & HandlingTables & MailTables & { mail_bodies: MailBodyRow };
const tables = (query: Queries) => query.withTables<Tables>();

/** Conversations with somebody: messages, files, notes, labels, and what providers told of them. */
@Injectable()
export class MessagesOfPerson extends PersonPart {
  readonly name = 'messages';
  readonly tables = [
    'conversations',
    'messages',
    'attachments',
    'message_events',
    'mail_events',
    'mail_bodies',
    'opt_outs',
    'conversation_entries',
    'conversation_labels',
    'conversation_ratings',
  ];

  constructor(
    private readonly database: Database,
    private readonly index: SearchIndex,
  ) {
    super();
  }

  async read({ conversationIds }: PersonKeys): Promise<object[]> {
    const query = tables(this.database.read);
    const [messages, notes, ratings] = await Promise.all([
      query
        .selectFrom('messages')
        .selectAll()
        .where('conversation_id', 'in', conversationIds)
        .orderBy('at')
        .execute(),
      query
        .selectFrom('conversation_entries')
        .selectAll()
        .where('conversation_id', 'in', conversationIds)
        .orderBy('at')
        .execute(),
      query
        .selectFrom('conversation_ratings')
        .selectAll()
        .where('conversation_id', 'in', conversationIds)
        .execute(),
    ]);
    const files = Map.groupBy(
      await query
        .selectFrom('attachments')
        .select(['id', 'message_id', 'type', 'name', 'bytes', 'transcript'])
        .where('message_id', 'in', messagesIn(this.database.read, conversationIds))
        .execute(),
      ({ message_id: id }) => id,
    );
    return [
      ...messages.map((row) => ({ kind: 'message', ...row, files: files.get(row.id) ?? [] })),
      ...notes.map(({ kind, ...row }) => ({ kind: `entry/${kind}`, ...row })),
      ...ratings.map((row) => ({ kind: 'rating', ...row })),
    ];
  }

  override async files({ conversationIds }: PersonKeys): Promise<PersonFile[]> {
    const rows = await tables(this.database.read)
      .selectFrom('attachments')
      .innerJoin('messages', 'messages.id', 'attachments.message_id')
      .select(['attachments.id', 'attachments.name', 'attachments.type'])
      .where('messages.conversation_id', 'in', conversationIds)
      .execute();
    return rows.map(({ id, name, type }) => ({ id, name: fileName(id, { name, type }) }));
  }

  async erase(tx: Tx, { conversationIds }: PersonKeys): Promise<void> {
    const { query } = tx;
    const all = tables(query);
    for (const table of ['messages', 'conversation_entries'] as const) {
      const found = await all
        .selectFrom(table)
        .select('id')
        .where('conversation_id', 'in', conversationIds)
        .execute();
      await this.index.remove(
        tx,
        found.map(({ id }) => id),
      );
    }
    const messages = messagesIn(query, conversationIds);
    for (const table of ['attachments', 'message_events', 'mail_events', 'mail_bodies'] as const)
      await all.deleteFrom(table).where('message_id', 'in', messages).execute();
    for (const table of [
      'opt_outs',
      'conversation_entries',
      'conversation_labels',
      'conversation_ratings',
      'messages',
    ] as const)
      await all.deleteFrom(table).where('conversation_id', 'in', conversationIds).execute();
    await all.deleteFrom('conversations').where('id', 'in', conversationIds).execute();
  }
}

const messagesIn = (query: Queries, conversationIds: readonly string[]) =>
  tables(query).selectFrom('messages').select('id').where('conversation_id', 'in', conversationIds);

/** As it was called, or after what it is. */
const fileName = (id: string, { name, type }: { name: string | null; type: string }): string =>
  `${id.slice(0, 8)}-${name ?? `file.${type.split('/')[1]?.replace(/[^a-z\d].*$/i, '') || 'bin'}`}`;

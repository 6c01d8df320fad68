import type { MessageTables } from '../src/domains/messages/messages-schema';
import type { Store } from '../src/platform/database/store';
import { freshPlace, onEachEngine, openAt } from './support/databases';
import { SCHEMA } from './support/schema';

onEachEngine('messages that are there', (_open, engine) => {
  /** Fills a database that lacks a step of the schema, and opens it again with all of them. */
  const upgraded = async (
    step: string,
    fill: (store: Store) => Promise<unknown>,
    read: (store: Store) => Promise<unknown>,
  ): Promise<unknown> => {
    const place = await freshPlace(engine);
    const before = await openAt(
      engine,
      place,
      SCHEMA.filter(({ name }) => name !== step),
    );
    await fill(before);
    await before.close();
    const after = await openAt(engine, place);
    const found = await read(after);
    await after.close();
    await place.remove();
    return found;
  };

  it('leave mail that began anew to people, and nothing else', async () => {
    const found = await upgraded(
      '2026-12-12-mail-for-people',
      ({ work }) =>
        work.run(async ({ query }) => {
          const contact = { organisation_id: 'one', searched: '', named_here: 0, created_at: 1 };
          const tables = query.withTables<MessageTables>();
          await tables
            .insertInto('contacts')
            .values({ ...contact, id: 'ana', channel: 'email', address: 'ana@example.com' })
            .execute();
          const conversation = { organisation_id: 'one', contact_id: 'ana', created_at: 1 };
          const common = {
            state: 'open',
            unread: 1,
            last_text: '',
            last_attachments: 0,
            last_at: 1,
          } as const;
          for (const [id, channel] of [
            ['mail', 'email'],
            ['text', 'sms'],
          ] as const)
            await tables
              .insertInto('conversations')
              .values({ ...conversation, ...common, id, channel, ours: id, answered_by: 'bot' })
              .execute();
        }),
      ({ database }) =>
        database.read
          .withTables<MessageTables>()
          .selectFrom('conversations')
          .select(['id', 'answered_by'])
          .orderBy('id')
          .execute(),
    );
    expect(found).toEqual([
      { id: 'mail', answered_by: 'person' },
      { id: 'text', answered_by: 'bot' },
    ]);
  });
});

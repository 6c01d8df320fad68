import type { MailTables } from '../src/domains/messages/mail/mail-schema';
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

  it('say no more of whom they were for where they are of no message', async () => {
    const raw = JSON.stringify({ To: '+34600000001' });
    const event = { provider_id: 'SM1', error_code: '', at: 1, raw } as const;
    const found = await upgraded(
      '2026-12-12-message-events-of-nobody',
      ({ work }) =>
        work.run(({ query }) =>
          query
            .withTables<MessageTables>()
            .insertInto('message_events')
            .values([
              { ...event, status: 'sent', message_id: null },
              { ...event, status: 'delivered', message_id: 'm' },
            ])
            .execute(),
        ),
      ({ database }) =>
        database.read
          .withTables<MessageTables>()
          .selectFrom('message_events')
          .select(['status', 'raw'])
          .orderBy('status')
          .execute(),
    );
    expect(found).toEqual([
      { status: 'delivered', raw },
      { status: 'sent', raw: '{}' },
    ]);
  });

  it('say no more of whom mail was for where it is of no message', async () => {
    const told = {
      recipient: 'ana@example.com',
      reason: 'ana is unknown',
      raw: '{"email":"ana@example.com"}',
    };
    const event = { event: 'bounce', at: 1, ...told };
    const found = await upgraded(
      '2026-12-12-mail-events-of-nobody',
      ({ work }) =>
        work.run(({ query }) =>
          query
            .withTables<MailTables>()
            .insertInto('mail_events')
            .values([
              { ...event, event_id: 'a', message_id: null },
              { ...event, event_id: 'b', message_id: 'm' },
            ])
            .execute(),
        ),
      ({ database }) =>
        database.read
          .withTables<MailTables>()
          .selectFrom('mail_events')
          .select(['recipient', 'reason', 'raw'])
          .orderBy('event_id')
          .execute(),
    );
    expect(found).toEqual([{ recipient: '', reason: null, raw: '{}' }, told]);
  });
});

import { randomUUID } from 'node:crypto';
import { MailEvents } from '../src/domains/messages/api/mail-events';
import type { MailTables } from '../src/domains/messages/mail/mail-schema';
import { MessagesOfPerson } from '../src/domains/messages/messages-of-person';
import type { MessageTables } from '../src/domains/messages/messages-schema';
import { Threads } from '../src/domains/messages/threads';
import { Database, type Engine } from '../src/platform/database/database';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { ACCOUNT } from './support/account';
import { incomingMessage, messageSid, statusOf } from './support/messages';
import { startMessagingTeam, type MessagingTeam } from './support/messaging-team';
import type { Team } from './support/team';
import { send, signedPost } from './support/twilio-webhook';

const ANA = 'ana@example.com';

describe.each<Engine>(['sqlite', 'postgres'])('what providers tell, on %s', (engine) => {
  let started: MessagingTeam;
  let team: Team;
  beforeAll(async () => {
    started = await startMessagingTeam(engine);
    ({ team } = started);
  });
  afterAll(() => started.close());

  const tables = () => team.api.app.get(Database).read.withTables<MessageTables & MailTables>();
  const post = (path: string, parameters: Record<string, string>) =>
    send(signedPost(`${team.api.url}${path}`, parameters));
  const eventsOf = (providerId: string) =>
    tables().selectFrom('message_events').selectAll().where('provider_id', '=', providerId).execute();
  const bounceOf = (messageId: string | undefined, eventId: string = randomUUID()) => ({
    ...{ eventId, event: 'bounce', recipient: ANA, at: Date.now(), providerId: undefined },
    ...{ messageId, reason: `${ANA} is unknown`, raw: { email: ANA } },
  });
  const mailEvents = () => tables().selectFrom('mail_events').selectAll().orderBy('at').execute();

  it('of no message of ours is kept without a word of whom it is about', async () => {
    const sid = messageSid();
    const { status } = await post('/webhooks/messages/status', statusOf(sid, 'delivered'));
    expect(status).toBeLessThan(300);
    expect(await eventsOf(sid)).toEqual([
      expect.objectContaining({ status: 'delivered', message_id: null, raw: '{}' }),
    ]);

    const stray = incomingMessage('Soy Ana', { To: '+14155550177' });
    await post('/webhooks/messages', stray);
    expect(await eventsOf(stray['MessageSid']!)).toEqual([expect.objectContaining({ raw: '{}' })]);

    await team.api.app.get(MailEvents, { strict: false }).note([bounceOf(`${randomUUID()}.1`)]);
    expect(await mailEvents()).toEqual([
      expect.objectContaining({ message_id: null, recipient: '', reason: null, raw: '{}' }),
    ]);
  });

  it('of another organisation’s mail to somebody stays when they are erased', async () => {
    const { app } = team.api;
    const opened = await app.get(UnitOfWork).run(async (tx) => {
      const ids: Record<string, { conversationId: string; messageId: string }> = {};
      for (const organisationId of [team.organisationId, team.otherOrganisationId]) {
        const thread = {
          organisationId,
          channel: 'email',
          address: ANA,
          ours: `hola@${organisationId}`,
        } as const;
        const threads = app.get(Threads, { strict: false });
        const conversation = await threads.open(tx, thread);
        const messageId = randomUUID();
        const message = { id: messageId, providerId: messageId, text: 'Hola', metadata: '{}', files: 0 };
        await threads.received(tx, conversation, { ...message, accountSid: ACCOUNT.accountSid }, () =>
          Promise.resolve(),
        );
        ids[organisationId] = { conversationId: conversation.id, messageId };
      }
      return ids;
    });
    const [ours, theirs] = [opened[team.organisationId]!, opened[team.otherOrganisationId]!];
    await app
      .get(MailEvents, { strict: false })
      .note([bounceOf(`${ours.messageId}.1`), bounceOf(`${theirs.messageId}.1`)]);
    await app.get(UnitOfWork).run((tx) =>
      app.get(MessagesOfPerson, { strict: false }).erase(tx, {
        ...{ organisationId: team.organisationId, contactIds: [], callSids: [] },
        ...{ addresses: [ANA], conversationIds: [ours.conversationId] },
      }),
    );
    const left = (await mailEvents()).filter(({ message_id: id }) => id !== null);
    expect(left).toEqual([expect.objectContaining({ message_id: theirs.messageId, recipient: ANA })]);
  });
});

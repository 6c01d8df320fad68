import type { Attachment, Conversation, Message, Page } from '@centralita/shared-types';
import { sql, type RawBuilder } from 'kysely';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { ACCOUNT } from './support/account';
import { eventually } from './support/eventually';
import { incomingMessage, keptMessages, statusOf } from './support/messages';
import { startMessagingTeam, type MessagingTeam } from './support/messaging-team';
import type { Team } from './support/team';
import { send, signedPost } from './support/twilio-webhook';
import type { TwilioMessage, TwilioMessages } from './support/twilio-messages';

describe('a message whose file the provider refuses', () => {
  let messaging: MessagingTeam;
  let team: Team;
  let twilio: TwilioMessages;
  beforeAll(async () => {
    messaging = await startMessagingTeam('sqlite');
    ({ team, twilio } = messaging);
  });
  afterAll(() => messaging.close());

  const messageOf = async (id: string, text: string): Promise<Message | undefined> => {
    const { body } = await team.agent.web.get(`/api/conversations/${id}/messages`).expect(200);
    return (body as Page<Message>).items.find((each) => each.text === text);
  };
  const sentAs = (text: string): TwilioMessage[] => twilio.messages.filter(({ body }) => body === text);
  /** Somebody writes, and is answered with a picture that is refused. @returns the conversation's id */
  const answer = async (from: string, text: string): Promise<string> => {
    const came = incomingMessage('Hola', { From: from, To: ACCOUNT.phoneNumber });
    await send(signedPost(`${team.api.url}/webhooks/messages`, came));
    const { body: listed } = await team.agent.web
      .get(`/api/conversations?search=${encodeURIComponent(from)}`)
      .expect(200);
    const id = (listed as Page<Conversation>).items[0]?.id ?? '';
    const { body: picture } = await team.agent.web
      .post('/api/attachments?name=a.png')
      .set('Content-Type', 'image/png')
      .send(Buffer.from('png'))
      .expect(201);
    await eventually(() => twilio.messages.some(({ to }) => to === from));
    twilio.next.push({ kind: 'refuse', status: 400, code: 21620 });
    const attachments = [(picture as Attachment).id];
    const clientId = `client-${from}`;
    await team.agent.web
      .post(`/api/conversations/${id}/messages`)
      .send({ text, attachments, clientId })
      .expect(201);
    return id;
  };

  it('goes once without it, and with it where it is sent anew', async () => {
    const id = await answer('+34611000006', 'Mira esto');
    const kept = await eventually(async () => {
      const message = await messageOf(id, 'Mira esto');
      return message?.attachments[0]?.problem === 'attachments/not-sent' && message;
    });
    expect(kept.attachments).toMatchObject([{ state: 'stored' }]);
    const [sent, ...more] = sentAs('Mira esto');
    expect([sent?.mediaUrls, more]).toEqual([[], []]);

    await send(signedPost(sent?.statusCallback ?? '', statusOf(sent?.sid ?? '', 'undelivered')));
    await eventually(async () => (await messageOf(id, 'Mira esto'))?.canRetry);
    await team.agent.web.post(`/api/messages/${kept.id}/retry`).expect(200);
    const again = await eventually(() => sentAs('Mira esto')[1]);
    expect(again.mediaUrls).toHaveLength(1);
    const { attachments } = (await messageOf(id, 'Mira esto')) ?? {};
    expect(attachments).toMatchObject([{ state: 'stored', problem: null }]);
  });

  it('has its provider’s id also where it cannot be noted that the file was left out', async () => {
    const change = (statement: RawBuilder<unknown>): Promise<unknown> =>
      team.api.app.get(UnitOfWork).run((tx) => statement.execute(tx.query));
    await change(
      sql`create trigger unwell before update of problem on attachments begin select raise(abort, 'unwell'); end`,
    );
    await answer('+34611000026', 'Sin foto');
    const kept = await eventually(async () =>
      (await keptMessages(team.api)).find(
        (row) => row.text === 'Sin foto' && (row.provider_id !== null || row.status === 'uncertain'),
      ),
    );
    await change(sql`drop trigger unwell`);
    expect([kept.status, kept.provider_id]).toEqual(['queued', sentAs('Sin foto')[0]?.sid]);
  });
});

import type { Conversation, Message, Page } from '@centralita/shared-types';
import { bundle } from './bundle';
import { runProgram } from './built-program';
import { eventually } from './eventually';
import { startTeam, type Team } from './team';

interface MailAccount {
  apiKey: string;
  webhookKey: string;
  parseKey: string;
}

/** Our own address, at which mail comes in. */
export const OURS = 'hola@cafe-mail.example';

/** A mail that the emulator took to be sent. */
export interface SentMail {
  from: { email: string; name?: string };
  to: string;
  subject: string;
  text: string;
  headers: Record<string, string>;
}

/** A team that writes mail through the emulator's SendGrid. */
export interface MailTeam {
  team: Team;
  /** Of the emulator's control API of mail. */
  control<T>(path: string, body?: object): Promise<T>;
  /** Somebody outside writes: Ana Muñoz, where nothing else is said. */
  write(more?: object): Promise<unknown>;
  /** Signs as SendGrid does, and posts what its event webhook tells. */
  tell(body: string): Promise<Response>;
  conversations(): Promise<Conversation[]>;
  conversationWith(address: string): Promise<Conversation>;
  /** The latest first. */
  messagesOf(id: string): Promise<Message[]>;
  close(): Promise<void>;
}

export async function startMailTeam(): Promise<MailTeam> {
  const built = bundle('tools/twilio-emulator/src/main.ts');
  const emulator = runProgram(built.file, process.cwd(), { EMULATOR_PORT: '0' });
  const base = (await emulator.says(/Twilio emulator at (http:\/\/[\d.:]+):/))[1] ?? '';
  const control = async <T>(path: string, body?: object): Promise<T> => {
    const answer = await fetch(`${base}/control/mail${path}`, {
      ...(body && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const account = await control<MailAccount>('/account');
  const team = await startTeam({
    SENDGRID_API_URL: base,
    SENDGRID_API_KEY: account.apiKey,
    SENDGRID_WEBHOOK_KEY: account.webhookKey,
    SENDGRID_PARSE_KEY: account.parseKey,
  });
  await team.owner.web
    .patch(`/api/organisations/${team.organisationId}`)
    .send({ mailDomains: ['cafe-mail.example'] })
    .expect(200);
  const { url } = team.api;
  const sendgrid = (method: string, path: string, body: object): Promise<Response> =>
    fetch(`${base}/v3${path}`, {
      method,
      headers: { authorization: `Bearer ${account.apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  await sendgrid('PATCH', '/user/webhooks/event/settings', { url: `${url}/api/webhooks/email/sendgrid` });
  await sendgrid('POST', '/user/webhooks/parse/settings', { url: `${url}/webhooks/email/inbound` });
  const conversations = async (): Promise<Conversation[]> => {
    const { body } = await team.agent.web.get('/api/conversations?channel=email').expect(200);
    return (body as Page<Conversation>).items;
  };
  return {
    team,
    control,
    conversations,
    write: (more = {}) =>
      control('', {
        from: 'ana@example.com',
        name: 'Ana Muñoz',
        to: OURS,
        subject: 'Reserva',
        text: '¿Hay mesa para dos?',
        ...more,
      }),
    tell: async (body) => {
      const timestamp = String(Math.floor(Date.now() / 1000));
      const { signature } = await control<{ signature: string }>('/sign', { timestamp, body });
      return fetch(`${url}/webhooks/email/events`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'X-Twilio-Email-Event-Webhook-Timestamp': timestamp,
          'X-Twilio-Email-Event-Webhook-Signature': signature,
        },
        body,
      });
    },
    conversationWith: (address) =>
      eventually(async () => (await conversations()).find(({ contact }) => contact.address === address)),
    messagesOf: async (id) => {
      const { body } = await team.agent.web.get(`/api/conversations/${id}/messages`).expect(200);
      return (body as Page<Message>).items;
    },
    close: async () => {
      await team.api.close();
      emulator.child.kill('SIGTERM');
      await emulator.ended;
      built.remove();
    },
  };
}

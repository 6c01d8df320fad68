import type { Conversation, Page } from '@centralita/shared-types';
import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventually } from './support/eventually';
import { keptMessages } from './support/messages';
import { startTeam, type Team } from './support/team';

const SECRET = '5e'.repeat(16);
const TOKEN = 'EAAG-token-of-a-system-user-0123456789';
const ID = '106540352242922';
const OURS = '+15550783881';
const AT = '/webhooks/meta/whatsapp';

/** What was asked of Meta's Graph API, and what it answers. */
interface Graph {
  asked: { path: string; authorization: string | undefined; body: Record<string, unknown> }[];
  answer: { status: number; body: object };
}

/** WhatsApp straight from Meta: https://developers.facebook.com/docs/whatsapp/cloud-api */
describe('meta’s cloud api', () => {
  let team: Team;
  let server: Server;
  let graph: Graph;

  beforeAll(async () => {
    server = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => (text += chunk.toString()));
      request.on('end', () => {
        const { authorization } = request.headers;
        const body = JSON.parse(text || '{}') as Record<string, unknown>;
        graph.asked.push({ path: request.url ?? '', authorization, body });
        const { status, body: answer } = graph.answer;
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    team = await startTeam({ META_GRAPH_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
    await team.owner.web
      .post('/api/accounts')
      .send({
        provider: 'meta',
        name: 'WhatsApp',
        metaAppSecret: SECRET,
        metaAccessToken: TOKEN,
        metaPhoneNumberId: ID,
        metaVerifyToken: 'agreed on',
      })
      .expect(201);
    await team.owner.web
      .patch(`/api/organisations/${team.organisationId}`)
      .send({ numbers: [OURS] })
      .expect(200);
  });
  afterAll(async () => {
    await team.api.close();
    server.close();
  });
  beforeEach(() => {
    graph = { asked: [], answer: { status: 200, body: { messages: [{ id: 'wamid.answer' }] } } };
  });

  const post = (content: unknown, secret = SECRET): Promise<Response> => {
    const body = JSON.stringify(content);
    const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signature };
    return fetch(`${team.api.url}${AT}`, { method: 'POST', headers, body });
  };
  const told = (value: object): object => ({
    object: 'whatsapp_business_account',
    entry: [
      { id: '1', changes: [{ field: 'messages', value: { messaging_product: 'whatsapp', ...value } }] },
    ],
  });
  const written = (id: string, from: string, body: string, at = Date.now()): object =>
    told({
      metadata: { display_phone_number: '1 555 078 3881', phone_number_id: ID },
      contacts: [{ profile: { name: 'Lucía' }, wa_id: from }],
      messages: [{ from, id, timestamp: `${Math.floor(at / 1_000)}`, type: 'text', text: { body } }],
    });
  const kept = async () => keptMessages(team.api);

  it('proves to whoever sets it up that the server is theirs', async () => {
    const ask = (token: string): Promise<Response> =>
      fetch(
        `${team.api.url}${AT}?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${encodeURIComponent(token)}`,
      );
    const right = await ask('agreed on');
    expect([right.status, await right.text()]).toEqual([200, '1158201444']);
    expect((await ask('guessed')).status).toBe(403);
    const open = await fetch(`${team.api.url}${AT}`);
    expect([open.status, await open.json()]).toEqual([200, { status: 'ok', channel: 'whatsapp' }]);
  });

  it('lets nothing in that the app did not sign', async () => {
    const message = written('wamid.forged', '34600000001', 'no');
    expect((await post(message, '9'.repeat(32))).status).toBe(403);
    expect((await fetch(`${team.api.url}${AT}`, { method: 'POST', body: '{}' })).status).toBe(403);
    expect((await kept()).filter(({ text }) => text === 'no')).toEqual([]);
    expect((await post({ object: 'page' })).status).toBe(400);
  });

  it('a text comes in once, is answered by meta, and its statuses are kept', async () => {
    const message = written('wamid.one', '34600000002', 'Hola');
    const answers = await Promise.all([post(message), post(message), post(message)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const [sent] = await eventually(() => graph.asked.length > 0 && graph.asked);
    expect(sent).toMatchObject({
      path: `/v23.0/${ID}/messages`,
      authorization: `Bearer ${TOKEN}`,
      body: { messaging_product: 'whatsapp', to: '34600000002', type: 'text' },
    });
    const answer = await eventually(async () =>
      (await kept()).find(({ provider_id: id }) => id === 'wamid.answer'),
    );
    expect(sent!.body['text']).toEqual({ preview_url: false, body: answer.text });
    expect(sent!.body['biz_opaque_callback_data']).toBe(`${answer.id}.1`);
    const ofConversation = (await kept()).filter(({ conversation_id: id }) => id === answer.conversation_id);
    // Meta takes no acknowledgement in its answer: none is claimed to have been sent.
    expect(ofConversation.map(({ author }) => author)).toEqual(['customer', 'bot']);

    for (const status of ['sent', 'read', 'delivered'])
      await post(told({ statuses: [{ id: 'wamid.answer', status, recipient_id: '34600000002' }] }));
    expect((await kept()).find(({ id }) => id === answer.id)!.status).toBe('read');
    expect(graph.asked).toHaveLength(1);
    expect(team.api.logs()).not.toContain('34600000002');
  });

  it('a text that meta tells hours later is left to a person', async () => {
    await post(written('wamid.hours-late', '34600000019', '¿Abrís hoy?', Date.now() - 2 * 3_600_000));
    const { body } = await team.agent.web.get('/api/conversations?search=34600000019').expect(200);
    const [conversation] = (body as Page<Conversation>).items;
    expect(conversation).toMatchObject({ answeredBy: 'person', handedOver: { reason: 'came-late' } });
    expect(graph.asked).toEqual([]);
  });

  it('a send whose answer was lost is settled by its reference, and one that was refused says why', async () => {
    graph.answer = { status: 500, body: {} };
    await post(written('wamid.two', '34600000003', 'Hola'));
    const lost = await eventually(async () =>
      (await kept()).find(({ status, author }) => status === 'uncertain' && author === 'bot'),
    );
    await post(
      told({
        statuses: [{ id: 'wamid.late', status: 'delivered', biz_opaque_callback_data: `${lost.id}.1` }],
      }),
    );
    const settled = (await kept()).find(({ id }) => id === lost.id)!;
    expect([settled.status, settled.provider_id]).toEqual(['delivered', 'wamid.late']);

    graph.answer = { status: 400, body: { error: { code: 131047, message: 'Re-engagement message' } } };
    await post(written('wamid.three', '34600000004', 'Hola'));
    const refused = await eventually(async () =>
      (await kept()).find(({ status, author }) => status === 'failed' && author === 'bot'),
    );
    expect(refused.error_code).toBe('131047');
  });

  it('a picture keeps its caption and its file, and what has neither is named', async () => {
    const metadata = { display_phone_number: '15550783881', phone_number_id: ID };
    const from = '34600000005';
    await post(
      told({
        metadata,
        messages: [
          { from, id: 'wamid.image', type: 'image', image: { id: '9', caption: 'Mi DNI' } },
          { from, id: 'wamid.place', type: 'location', location: { latitude: 40.4, longitude: -3.7 } },
        ],
      }),
    );
    const found = (await kept()).filter(({ provider_id: id }) =>
      ['wamid.image', 'wamid.place'].includes(id ?? ''),
    );
    expect(found.map(({ text, attachments }) => [text, attachments])).toEqual([
      ['Mi DNI', 1],
      ['[location]', 0],
    ]);
  });
});

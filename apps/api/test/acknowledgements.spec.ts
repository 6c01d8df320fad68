import { jest } from '@jest/globals';
import { Answerer } from '../src/domains/bot/api/answerer';
import { KnowledgeBase } from '../src/domains/knowledge/api/knowledge-base';
import { Clock } from '../src/platform/clock/clock';
import { ACCOUNT, ACCOUNT_ENVIRONMENT } from './support/account';
import { eventually } from './support/eventually';
import { ACK, incomingMessage, keptMessages, NO_TWIML, twimlOf } from './support/messages';
import { startTeam, type Team } from './support/team';
import { startTwilioMessages, type TwilioMessages } from './support/twilio-messages';
import { send, signedPost, type Answer } from './support/twilio-webhook';

const SANDBOX = '+14155238886';
const SANDBOX_EVERY_MS = 3_000;
const HOURS = {
  title: 'Horario',
  text: 'Abrimos de 8:00 a 20:00.',
  questions: ['¿A qué hora abrís?'],
  tags: [],
  language: 'es',
};

let team: Team;
let twilio: TwilioMessages;
async function start(environment: Record<string, string>): Promise<void> {
  twilio = await startTwilioMessages();
  team = await startTeam({ ...ACCOUNT_ENVIRONMENT, TWILIO_EMULATOR_URL: twilio.url, ...environment });
  await team.owner.web
    .patch(`/api/organisations/${team.organisationId}`)
    .send({ numbers: [ACCOUNT.phoneNumber, SANDBOX] })
    .expect(200);
  await team.api.app.get(KnowledgeBase, { strict: false }).add(team.organisationId, HOURS, { via: 'server' });
}
const stop = async (): Promise<void> => {
  jest.restoreAllMocks();
  await team.api.close();
  await twilio.close();
};

const post = (parameters: Record<string, string>): Promise<Answer> =>
  send(signedPost(`${team.api.url}/webhooks/messages`, parameters));
const sentTo = (to: string): string[] =>
  twilio.messages.filter((message) => message.to === to).map(({ body }) => body);

describe('ACK_MODE=smart', () => {
  beforeAll(() => start({ ACK_MODE: 'smart' }));
  afterAll(stop);

  it('says nothing before an answer that is there at once', async () => {
    const from = '+34600000101';
    expect((await post(incomingMessage('¿A qué hora abrís?', { From: from }))).body).toBe(NO_TWIML);
    await eventually(() => sentTo(from).length > 0);
    expect(sentTo(from)).toEqual([HOURS.text]);
  });

  it('acknowledges where the answer takes a while', async () => {
    const from = '+34600000102';
    const answerer = team.api.app.get(Answerer, { strict: false });
    const answer = answerer.answer.bind(answerer);
    let think: () => void = () => undefined;
    const thought = new Promise<void>((done) => (think = done));
    jest.spyOn(answerer, 'answer').mockImplementation(async (question) => {
      await thought;
      return answer(question);
    });
    expect((await post(incomingMessage('¿A qué hora abrís?', { From: from }))).body).toBe(NO_TWIML);
    await eventually(() => sentTo(from).length > 0);
    think();
    await eventually(() => sentTo(from).length > 1);
    expect(sentTo(from)).toEqual([ACK, HOURS.text]);
  });

  it('apologises, and asks for a person, where the bot never answers', async () => {
    const from = '+34600000103';
    const answerer = team.api.app.get(Answerer, { strict: false });
    jest.spyOn(answerer, 'answer').mockImplementation(() => new Promise(() => undefined));
    const clock = team.api.app.get(Clock, { strict: false });
    await post(incomingMessage('¿A qué hora abrís?', { From: from }));
    // The half minute that a customer is let wait has passed.
    const now = clock.now.bind(clock);
    jest.spyOn(clock, 'now').mockImplementation(() => now() + 30_000);
    const apology = await eventually(() => sentTo(from).find((body) => body.startsWith('Lo siento')));
    expect(apology).toContain('Una persona del equipo');
    const { body } = await team.agent.web.get('/api/conversations').expect(200);
    const { items } = body as { items: { contact: { name: string | null }; answeredBy: string }[] };
    expect(items.filter(({ answeredBy }) => answeredBy === 'person')).toHaveLength(1);
    expect(team.api.logs()).toMatch(/"event":"message.answer-failed","stage":"answer","late":true/);
  });
});

describe('the sandbox', () => {
  beforeAll(() => start({}));
  afterAll(stop);

  it('is given no two messages within three seconds, and none before its acknowledgement is out', async () => {
    const answers = await Promise.all(
      ['+34600000111', '+34600000112'].map((from) =>
        post(incomingMessage('¿A qué hora abrís?', { From: `whatsapp:${from}`, To: `whatsapp:${SANDBOX}` })),
      ),
    );
    expect(answers.map(({ body }) => body)).toEqual([twimlOf(ACK), twimlOf(ACK)]);
    await eventually(() => twilio.messages.length === 2);
    const rows = await keptMessages(team.api);
    const asked = rows
      .filter(({ author }) => author === 'bot')
      .map(({ asked_at: at }) => at ?? 0)
      .sort((one, other) => one - other);
    const acknowledged = Math.max(...rows.filter(({ author }) => author === 'server').map(({ at }) => at));
    expect(asked[0]! - acknowledged).toBeGreaterThanOrEqual(SANDBOX_EVERY_MS);
    expect(asked[1]! - asked[0]!).toBeGreaterThanOrEqual(SANDBOX_EVERY_MS);
  });

  it('keeps its silence for words by which people opt out', async () => {
    const stopped = await post(incomingMessage('STOP', { From: '+34600000113', OptOutType: 'STOP' }));
    expect(stopped.body).toBe(NO_TWIML);
    expect((await keptMessages(team.api)).filter(({ text }) => text === ACK)).toHaveLength(2);
  });
});

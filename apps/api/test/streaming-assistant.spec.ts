import { Assistant } from '../src/domains/assistant/api/assistant';
import { SpokenConversations } from '../src/domains/assistant/api/spoken-conversations';
import type { Engine } from '../src/platform/database/database';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { ACCOUNT, incomingCall } from './support/account';
import { freshPlace, type Place } from './support/databases';
import { eventually } from './support/eventually';
import { everythingKept } from './support/everything-kept';
import { startRasa, type RasaServer } from './support/rasa-server';
import { RelayClient } from './support/relay-client';
import { startTeam, type Team } from './support/team';
import { attribute, send, signedPost, textOf } from './support/twilio-webhook';

const CALLER = '+34911234567';

describe.each<Engine>(['sqlite', 'postgres'])('the streaming assistant on %s', (engine) => {
  let place: Place;
  let rasa: RasaServer;
  let team: Team;
  let isUp = true;
  let calls = 0;
  let sid: string;

  const environment = (): Record<string, string> => ({
    ...(engine === 'postgres' && { DATABASE_URL: place.address }),
    INCOMING_FLOW: 'streaming-assistant',
    RASA_WEBHOOK_URL: rasa.url,
    PERSONAL_MODE: 'off',
    VOICE_NAME: 'Polly.Joanna-Neural',
  });
  beforeAll(async () => {
    place = await freshPlace(engine);
    rasa = await startRasa();
    team = await startTeam(environment());
    const { phoneNumber, ...account } = ACCOUNT;
    await team.owner.web
      .post('/api/accounts')
      .send({ provider: 'twilio', name: 'Main', ...account })
      .expect(201);
    await team.owner.web
      .patch(`/api/organisations/${team.organisationId}`)
      .send({ numbers: [phoneNumber] })
      .expect(200);
    await team.agent.web.post('/token').expect(200);
  });
  afterAll(async () => {
    if (isUp) await team.api.close();
    await rasa.close();
    await place.remove();
  });
  beforeEach(() => {
    sid = `CA${(++calls).toString(16).padStart(32, '0')}`;
    rasa.mode = 'ok';
    rasa.heard.length = 0;
  });

  const post = async (url: string, more: Record<string, string> = {}): Promise<string> =>
    (await send(signedPost(url, incomingCall(CALLER, { CallSid: sid, CallStatus: 'in-progress', ...more }))))
      .body;
  const voice = (): string => `${team.api.url}/webhooks/voice`;
  const relayUrl = (): string =>
    `${team.api.url.replace('http', 'ws')}/webhooks/relay/${ACCOUNT.accountSid}/${sid}`;
  const setup = (): object => ({ type: 'setup', accountSid: ACCOUNT.accountSid, callSid: sid, from: CALLER });
  /** A call whose session is there. */
  const talk = async (customParameters = {}): Promise<{ twiml: string; client: RelayClient }> => {
    const twiml = await post(voice());
    const client = await RelayClient.open(relayUrl());
    if (typeof client === 'number') throw new Error(`not let in: ${client}`);
    client.say({ ...setup(), customParameters });
    return { twiml, client };
  };
  const handoffOf = async (client: RelayClient): Promise<string> => {
    await client.until(({ received }) => received.some(({ type }) => type === 'end'));
    return String(client.received.find(({ type }) => type === 'end')?.['handoffData']);
  };
  /** What Twilio asks when the session is over. */
  const ended = (HandoffData: string, SessionStatus = 'ended'): Promise<string> =>
    post(`${voice()}/streaming-assistant/ended`, { SessionStatus, SessionId: 'VX1', HandoffData });

  it('begins a session of its own for the call, in both languages', async () => {
    const twiml = await post(voice());
    expect(attribute(twiml, 'ConversationRelay', 'url')).toBe(relayUrl());
    expect(attribute(twiml, 'ConversationRelay', 'welcomeGreeting')).toContain(
      'I am the automatic assistant.',
    );
    expect(attribute(twiml, 'Connect', 'action')).toContain('/webhooks/voice/streaming-assistant/ended');
    expect(twiml).toContain('<Language code="en-US" ttsProvider="Amazon" voice="Joanna-Neural"/>');
    expect(twiml).toContain('<Language code="es-ES" ttsProvider="Amazon" voice="Lucia-Neural"/>');
    await team.admin.web
      .put('/api/number-flows')
      .send({
        number: ACCOUNT.phoneNumber,
        flow: null,
        options: { 'streaming-assistant': { greeting: 'Welcome to the harbour.' } },
      })
      .expect(200);
    expect(attribute(await post(voice()), 'ConversationRelay', 'welcomeGreeting')).toBe(
      'Welcome to the harbour.',
    );
    const change = { number: ACCOUNT.phoneNumber, flow: 'streaming-assistant', options: {} };
    const { body } = await team.admin.web.post('/api/number-flows/preview').send(change).expect(200);
    const [step] = (body as { steps: { heard: { kind: string }[] }[] }).steps;
    expect(step?.heard.map(({ kind }) => kind)).toEqual(['says', 'listens']);
  });

  it('lets in what the account has signed for a call that is known, and nothing else', async () => {
    await post(voice());
    expect(await RelayClient.open(relayUrl(), { authToken: '' })).toBe(403);
    expect(await RelayClient.open(relayUrl(), { authToken: 'f'.repeat(32) })).toBe(403);
    const httpUrl = relayUrl().replace('ws', 'http');
    expect(await RelayClient.open(relayUrl(), { signedUrl: httpUrl })).toBe(403);
    const unknown = relayUrl().replace(sid, `CA${'e'.repeat(32)}`);
    expect(await RelayClient.open(unknown)).toBe(404);
    const anotherAccount = relayUrl().replace(ACCOUNT.accountSid, `AC${'e'.repeat(32)}`);
    expect(await RelayClient.open(anotherAccount)).toBe(403);
    expect(await RelayClient.open(`${relayUrl()}/x`)).toBe(404);
    expect(await RelayClient.open(team.api.url.replace('http', 'ws'))).toBe(404);
    // A proxy that ends TLS: Twilio has signed the address that stood in the TwiML.
    const forwarded = { 'x-forwarded-host': 'phone.example.com', 'x-forwarded-proto': 'https' };
    const signedUrl = `wss://phone.example.com${new URL(relayUrl()).pathname}`;
    expect(await RelayClient.open(relayUrl(), { signedUrl, headers: forwarded })).toBeInstanceOf(RelayClient);
    await post(`${voice()}/status`, { CallStatus: 'completed' });
    expect(await RelayClient.open(relayUrl())).toBe(404);
  });

  it('asks the bot, and says its answer sentence by sentence', async () => {
    const { client } = await talk();
    client.prompt('my card is lost');
    await client.until(() => client.answers().length === 1);
    expect(client.received).toEqual([
      { type: 'text', token: 'I can block it. ', last: false, lang: 'en-US' },
      { type: 'text', token: 'Which one? ', last: false, lang: 'en-US' },
      { type: 'text', token: 'Debit', last: true, lang: 'en-US' },
    ]);
    expect(rasa.heard).toEqual([{ sender: sid, message: 'my card is lost' }]);
    client.prompt('');
    client.say({ type: 'prompt', voicePrompt: 'and', lang: 'en-US', last: false });
    client.prompt('thanks');
    await client.until(() => client.answers().length === 2);
    const { rows } = await everythingKept(team.api);
    const turns = rows('assistant_turns').filter(({ call_sid: of }) => of === sid);
    expect(turns.map(({ question }) => question)).toEqual(['my card is lost', 'thanks']);
    client.close();
    expect(textOf(await ended('', 'completed'), 'Say')).toBeUndefined();
    expect(team.api.logs()).not.toContain('my card is lost');
  });

  it('gives no answer that the caller does not wait for any more', async () => {
    const { client } = await talk();
    [rasa.mode, rasa.slowMs] = ['slow', 1_000];
    client.prompt('my card is lost');
    await eventually(() => rasa.heard.length > 0);
    rasa.mode = 'ok';
    client.say({ type: 'interrupt', utteranceUntilInterrupt: '', durationUntilInterruptMs: 5 });
    client.prompt('no, wait');
    await client.until(() => client.answers().length === 1);
    expect(client.answers()).toEqual(['You said no, wait, as sentence 2.']);
    // The first answer is there by then, and is not said.
    const assistant = team.api.app.get(Assistant, { strict: false });
    expect(await assistant.look(sid, 1)).toMatchObject({ state: 'answered' });
    client.prompt('go on');
    await client.until(() => client.answers().length === 2);
    expect(client.answers().join(' ')).not.toContain('block');
    client.close();
  });

  it('speaks and hears the language that is asked for', async () => {
    const { client } = await talk();
    client.prompt('En español, por favor.');
    await client.until(() => client.answers().length === 1);
    expect(client.received[0]).toEqual({
      type: 'language',
      ttsLanguage: 'es-ES',
      transcriptionLanguage: 'es-ES',
    });
    expect(client.answers()[0]).toContain('en español');
    client.say({ type: 'dtmf', digit: '0' });
    const twiml = await ended(await handoffOf(client));
    expect(attribute(twiml, 'Say', 'voice')).toBe('Polly.Lucia-Neural');
    expect(textOf(twiml, 'Say')).toBe('Le paso con una persona.');
  });

  it('gives the call to a person, with what the caller has asked', async () => {
    const { client } = await talk();
    client.prompt('my card is lost');
    await client.until(() => client.answers().length === 1);
    client.prompt('I want to speak to a person');
    const twiml = await ended(await handoffOf(client));
    expect(textOf(twiml, 'Say')).toBe('I am putting you through to a person.');
    expect(twiml).toContain('<Parameter name="summary" value="my card is lost"/>');
    expect(twiml).toContain(`<Parameter name="parentCallSid" value="${sid}"/>`);
  });

  it('says the last that the bot says before a person is called', async () => {
    const { client } = await talk();
    client.prompt('is there any person');
    const twiml = await ended(await handoffOf(client));
    expect(textOf(twiml, 'Say')).toBe('Of course.');
    expect(twiml).toContain('<Client');
  });

  it('calls a person after two questions without an answer, or two silences, or without a bot', async () => {
    const first = await talk();
    first.client.prompt('mumble');
    await first.client.until(() => first.client.answers().length === 1);
    first.client.prompt('mumble');
    expect(JSON.parse(await handoffOf(first.client))).toEqual({ reason: 'person', language: 'en' });

    sid = `CA${(++calls).toString(16).padStart(32, '0')}`;
    const conversations = team.api.app.get(SpokenConversations, { strict: false });
    const { times } = conversations;
    conversations.times = { ...times, silence: 10, character: 0 };
    const { client } = await talk();
    conversations.times = times;
    expect(JSON.parse(await handoffOf(client))).toEqual({ reason: 'person', language: 'en' });
    expect(client.answers()).toEqual([expect.stringContaining('I did not hear anything')]);

    sid = `CA${(++calls).toString(16).padStart(32, '0')}`;
    rasa.mode = 'broken';
    const last = await talk();
    last.client.prompt('my card is lost');
    const twiml = await ended(await handoffOf(last.client));
    expect(textOf(twiml, 'Say')).toContain('I cannot answer that right now.');
    expect(twiml).toContain('<Client');
    expect(await ended('', 'failed')).toContain('<Client');
  });

  it('calls a person when a question cannot be kept', async () => {
    const work = team.api.app.get(UnitOfWork);
    const rename = (from: string, to: string): Promise<unknown> =>
      work.run((tx) => tx.query.schema.alterTable(from).renameTo(to).execute());
    const { client } = await talk();
    await rename('assistant_turns', 'assistant_turns_away');
    client.prompt('my card is lost');
    await eventually(() => team.api.logs().includes('"event":"relay.failed"'));
    await rename('assistant_turns_away', 'assistant_turns');
    const handoff = await handoffOf(client);
    expect(JSON.parse(handoff)).toEqual({ reason: 'person', language: 'en', failed: true });
    expect(client.answers()).toEqual([]);
    expect(textOf(await ended(handoff), 'Say')).toContain('I cannot answer that right now.');
  });

  it('tells a caller who waits that it is looking', async () => {
    const conversations = team.api.app.get(SpokenConversations, { strict: false });
    const assistant = team.api.app.get(Assistant, { strict: false });
    const { times } = conversations;
    const { patienceMs } = assistant;
    conversations.times = { ...times, fillerAfter: 10 };
    assistant.patienceMs = 300;
    [rasa.mode, rasa.slowMs] = ['slow', 1_000];
    const { client } = await talk();
    client.prompt('my card is lost');
    await client.until(() => client.answers().some((answer) => answer.includes('block')));
    [conversations.times, assistant.patienceMs] = [times, patienceMs];
    expect(client.answers().slice(0, 2)).toEqual([
      'One moment, I am looking into it.',
      'I am still looking into it. Please stay on the line.',
    ]);
    client.close();
  });

  it('closes on what is no message of the call, and on too many; a new session takes the place of the old', async () => {
    const open = async (first: object | string): Promise<RelayClient> => {
      await post(voice());
      const client = await RelayClient.open(relayUrl());
      if (typeof client === 'number') throw new Error(`not let in: ${client}`);
      client.say(first);
      return client;
    };
    const codeOf = async (client: RelayClient): Promise<number | undefined> => {
      await client.until(({ closed }) => closed !== undefined);
      return client.closed;
    };
    expect(await codeOf(await open('no json'))).toBe(1007);
    expect(await codeOf(await open({ type: 'prompt', voicePrompt: 'hello', last: true }))).toBe(1008);
    expect(await codeOf(await open({ ...setup(), callSid: `CA${'d'.repeat(32)}` }))).toBe(1008);
    expect(await codeOf(await open({ type: 'setup', padding: 'x'.repeat(70_000) }))).toBe(1009);
    const flood = await open(setup());
    for (let i = 0; i < 210; i++) flood.say({ type: 'dtmf', digit: '1' });
    expect(await codeOf(flood)).toBe(1008);
    const older = await open(setup());
    const newer = await open(setup());
    expect(await codeOf(older)).toBe(1001);
    newer.prompt('my card is lost');
    await newer.until(() => newer.answers().length === 1);
    expect(rasa.heard).toHaveLength(1);
    newer.close();
  });

  it('goes on elsewhere when the server goes down', async () => {
    const restarted = await ended('{"reason":"restart","language":"es"}');
    expect(attribute(restarted, 'ConversationRelay', 'language')).toBe('es-ES');
    expect(attribute(restarted, 'ConversationRelay', 'welcomeGreeting')).toContain('Ya estoy aquí');
    const { client } = await talk({ language: attribute(restarted, 'Parameter', 'value') });
    client.prompt('my card is lost');
    await client.until(() => client.answers().length === 1);
    expect(client.received.map(({ lang }) => lang)).toEqual(['es-ES', 'es-ES', 'es-ES']);
    await team.api.close();
    isUp = false;
    const handoff = await handoffOf(client);
    await client.until(({ closed }) => closed !== undefined);
    expect(client.closed).toBe(1001);
    expect(JSON.parse(handoff)).toEqual({ reason: 'restart', language: 'es' });
  });
});

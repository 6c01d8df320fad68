import { Assistant } from '../src/domains/assistant/api/assistant';
import { AssistantRetention } from '../src/domains/assistant/api/assistant-retention';
import { Clock } from '../src/platform/clock/clock';
import type { Engine } from '../src/platform/database/database';
import { ACCOUNT, ACCOUNT_ENVIRONMENT, incomingCall } from './support/account';
import { freshPlace, type Place } from './support/databases';
import { everythingKept } from './support/everything-kept';
import { startRasa, type RasaServer } from './support/rasa-server';
import { startApi, type RunningApi } from './support/running-api';
import { attribute, send, signedPost, textOf, type Answer } from './support/twilio-webhook';

const CALLER = '+34911234567';
const PERSON = '+14155550199';
/** The last `<Redirect>` or the action of `<Gather>`, as Twilio would call them. */
const unescape = (url = ''): string => url.replaceAll('&amp;', '&');
const actionOf = (body: string): string => attribute(body, 'Gather', 'action') ?? '';
const redirectOf = (body: string): string => unescape(textOf(body, 'Redirect'));
const said = (body: string): string[] =>
  [...body.matchAll(/<Say[^>]*>([^<]*)</g)].map(([, text]) => text ?? '');

describe.each<Engine>(['sqlite', 'postgres'])('the assistant on %s', (engine) => {
  let place: Place;
  let rasa: RasaServer;
  let api: RunningApi;
  let replica: RunningApi | undefined;
  let calls = 0;
  let sid: string;

  const environment = (): Record<string, string> => ({
    ...ACCOUNT_ENVIRONMENT,
    ...(engine === 'postgres' && { DATABASE_URL: place.address }),
    INCOMING_FLOW: 'assistant',
    RASA_WEBHOOK_URL: rasa.url,
    FALLBACK_PHONE_NUMBER: PERSON,
    TIME_ZONE: 'Europe/Madrid',
    PERSONAL_MODE: 'off',
  });
  beforeAll(async () => {
    place = await freshPlace(engine);
    rasa = await startRasa();
    api = await startApi(environment());
    if (engine === 'postgres') replica = await startApi(environment());
  });
  afterAll(async () => {
    await replica?.close();
    await api.close();
    await rasa.close();
    await place.remove();
  });
  beforeEach(() => {
    sid = `CA${(++calls).toString(16).padStart(32, '0')}`;
    rasa.mode = 'ok';
    rasa.heard.length = 0;
    for (const each of [api, replica]) {
      const assistant = each?.app.get(Assistant, { strict: false });
      if (assistant) [assistant.patienceMs, assistant.botTimeoutMs] = [1_500, 5_000];
    }
  });

  const post = (url: string, more: Record<string, string> = {}): Promise<Answer> =>
    send(signedPost(url, incomingCall(CALLER, { CallSid: sid, CallStatus: 'in-progress', ...more })));
  const begin = (more: Record<string, string> = {}): Promise<Answer> =>
    post(`${api.url}/webhook/twilio/voice`, { CallStatus: 'ringing', ...more });
  const speak = async (words: string, to?: string): Promise<Answer> => {
    const url = to ?? actionOf((await begin()).body);
    return post(url, { SpeechResult: words, Confidence: '0.9' });
  };
  const expectPerson = (body: string): void => {
    expect(attribute(body, 'Dial', 'callerId')).toBe(CALLER);
    expect(textOf(body, 'Number')).toBe(PERSON);
  };

  it('greets by the hour, and listens in the language of the server', async () => {
    const { status, body } = await begin();
    expect(status).toBe(200);
    expect(textOf(body, 'Say')).toMatch(/^Good (morning|afternoon|evening)\. I am the automatic assistant\./);
    expect(attribute(body, 'Gather', 'input')).toBe('dtmf speech');
    expect(attribute(body, 'Gather', 'language')).toBe('en-US');
    expect(redirectOf(body)).toContain('/webhooks/voice/assistant/fallback?');
    expect(textOf((await begin({ From: 'anonymous' })).body, 'Say')).toContain('Your number is hidden');
  });

  it('goes from sentence to sentence, and Rasa knows the call by its SID', async () => {
    const first = await speak('hello');
    expect(said(first.body)).toEqual(['You said hello, as sentence 1.']);
    const second = await speak('my card is lost', actionOf(first.body));
    expect(said(second.body)).toEqual(['I can block it. Which one? Debit']);
    const third = await post(actionOf(second.body), { Digits: '4711' });
    expect(said(third.body)).toEqual(['You said 4711, as sentence 3.']);
    expect(rasa.heard).toEqual(
      ['hello', 'my card is lost', '4711'].map((message) => ({ sender: sid, message })),
    );
  });

  it('asks once what Twilio sends twice', async () => {
    const url = actionOf((await begin()).body);
    const [one, two] = await Promise.all([speak('hello', url), speak('hello', url)]);
    expect(said(one.body)).toEqual(said(two.body));
    expect(rasa.heard).toHaveLength(1);
  });

  it('asks again after one silence, and calls a person after two', async () => {
    const once = await post(redirectOf((await begin()).body));
    expect(textOf(once.body, 'Say')).toContain('I did not hear anything');
    const { body } = await post(redirectOf(once.body));
    expect(said(body)).toEqual(['I am putting you through to a person.']);
    expectPerson(body);
    const finished = await post(attribute(body, 'Dial', 'action') ?? '', { DialCallStatus: 'no-answer' });
    expect(textOf(finished.body, 'Say')).toContain('Nobody can take your call');
    expect(finished.body).toContain('<Hangup/>');
  });

  it('a silence between two answers is forgotten', async () => {
    const once = await post(redirectOf((await begin()).body));
    const answer = await speak('hello', actionOf(once.body));
    const again = await post(redirectOf(answer.body));
    expect(textOf(again.body, 'Say')).toContain('I did not hear anything');
  });

  it('calls a person for 0, and where the bot asks for one', async () => {
    expectPerson((await post(actionOf((await begin()).body), { Digits: '0' })).body);
    expect(rasa.heard).toEqual([]);
    const { body } = await speak('a person please');
    expect(said(body)).toEqual(['Of course.']);
    expectPerson(body);
  });

  it('asks for other words where the bot has none, then calls a person', async () => {
    const once = await speak('mumble');
    expect(textOf(once.body, 'Say')).toContain('I have no answer to that');
    expectPerson((await speak('mumble', actionOf(once.body))).body);
  });

  it.each(['broken', 'garbled'] as const)('calls a person where Rasa is %s', async (mode) => {
    rasa.mode = mode;
    const { body } = await speak('hello');
    expect(said(body)).toEqual(['I cannot answer that right now. I am putting you through to a person.']);
    expectPerson(body);
  });

  it('fills the wait for a slow answer, which another replica may give', async () => {
    [rasa.mode, rasa.slowMs] = ['slow', 2_200];
    const filler = await speak('hello');
    expect(said(filler.body)).toEqual(['One moment, I am looking into it.']);
    const url = redirectOf(filler.body);
    expect(url).toContain('/assistant/wait?');
    const { body } = await post(replica ? url.replace(api.url, replica.url) : url);
    expect(said(body)).toEqual(['You said hello, as sentence 1.']);
    expect(rasa.heard).toHaveLength(1);
  });

  it('does not wait for ever for one that hangs', async () => {
    rasa.mode = 'hanging';
    let { body } = await speak('hello');
    for (let looks = 0; redirectOf(body).includes('/wait'); looks += 1) {
      if (looks > 5) throw new Error('it waits for ever');
      ({ body } = await post(redirectOf(body)));
    }
    expect(textOf(body, 'Say')).toContain('I cannot answer that right now.');
    expectPerson(body);
  });

  it('says in /health whether Rasa is there, and counts what it does', async () => {
    const state = async (): Promise<unknown> => {
      const fresh = await startApi({ ...environment(), DATABASE_URL: '' });
      const health = await (await fetch(`${fresh.url}/health`)).json();
      await fresh.close();
      return health;
    };
    expect(await state()).toMatchObject({ status: 'ok', components: { rasa: 'up' } });
    rasa.mode = 'broken';
    expect(await state()).toMatchObject({ status: 'degraded', components: { rasa: 'down' } });
    const metrics = await (await fetch(`${api.url}/metrics`)).text();
    expect(metrics).toMatch(/centralita_calls_total\{direction="incoming"\} \d+/);
    expect(metrics).toMatch(/centralita_call_bot_answer_seconds_count\{bot="rasa"\} \d+/);
    expect(metrics).toMatch(/centralita_call_bot_errors_total\{bot="rasa",code="rasa\/refused"\} 1/);
  });

  it('writes no words of the caller into the log, and forgets them after a day', async () => {
    await speak('my secret is swordfish');
    expect(api.logs()).not.toContain('swordfish');
    expect(api.logs()).not.toContain(CALLER.slice(1));
    expect((await everythingKept(api)).text).toContain('swordfish');
    const clock = api.app.get(Clock);
    const now = clock.now();
    clock.now = () => now + 25 * 3_600_000;
    await api.app.get(AssistantRetention, { strict: false }).forget();
    clock.now = () => Date.now();
    expect((await everythingKept(api)).text).not.toContain('swordfish');
  });
});

describe('the assistant for whoever tries it with curl', () => {
  let rasa: RasaServer;
  let api: RunningApi;
  beforeAll(async () => {
    rasa = await startRasa();
    api = await startApi({
      WEBHOOK_SIGNATURES: 'off',
      INCOMING_FLOW: 'assistant',
      RASA_WEBHOOK_URL: rasa.url,
      DEBUG: 'True',
    });
  });
  afterAll(async () => {
    await api.close();
    await rasa.close();
  });
  const curl = async (step: string, more = ''): Promise<string> => {
    const url = `${api.url}/webhook/twilio/${step}`;
    const body = `CallSid=test123&From=+1234567890&To=+0987654321${more}`;
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await fetch(url, { method: 'POST', headers, body });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/xml; charset=utf-8']);
    return await answer.text();
  };

  it('greets, answers sentence after sentence, calls a person, and takes reports', async () => {
    expect(await curl('voice')).toContain('I am the automatic assistant');
    expect(await curl('speech', '&SpeechResult=hello')).toContain('You said hello, as sentence 1.');
    expect(await curl('speech', '&SpeechResult=again')).toContain('You said again, as sentence 2.');
    expect(await curl('fallback')).toContain('I did not hear anything');
    const status = await fetch(`${api.url}/webhook/twilio/status`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'CallSid=test123&CallStatus=completed',
    });
    expect(status.status).toBe(204);
    const lines = api.logs().split('\n').filter(Boolean);
    const line = JSON.parse(lines.find((each) => each.includes('"voice.step"')) ?? '') as object;
    expect(line).toMatchObject({
      level: 'info',
      event: 'voice.step',
      call_sid: expect.stringMatching(/^CA/) as string,
      from_number: expect.stringMatching(/^\+\d+\*{3}890$/) as string,
      to_number: expect.stringContaining('***') as string,
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
    });
  });

  it('has the information and the health where its document says', async () => {
    expect((await fetch(`${api.url}/`, { redirect: 'manual' })).status).toBeLessThan(400);
    expect(await (await fetch(`${api.url}/health`)).json()).toMatchObject({ components: { rasa: 'up' } });
  });
});

describe('the assistant without a bot and without anybody', () => {
  it('apologises', async () => {
    const api = await startApi({ ...ACCOUNT_ENVIRONMENT, INCOMING_FLOW: 'assistant', PERSONAL_MODE: 'off' });
    const url = `${api.url}/webhook/twilio/speech`;
    const { body } = await send(signedPost(url, incomingCall(CALLER, { SpeechResult: 'hello' })));
    await api.close();
    expect(said(body).join(' ')).toContain('Nobody can take your call right now.');
    expect(ACCOUNT.phoneNumber).toBeDefined();
  });
});

import type { CallItem, FlowPreview, NumberFlow, NumberFlows, Page, Problem } from '@centralita/shared-types';
import { ChosenFlows } from '../src/domains/number-flows/chosen-flows';
import { Clock } from '../src/platform/clock/clock';
import type { Engine } from '../src/platform/database/database';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { ACCOUNT, ACCOUNT_ENVIRONMENT, incomingCall } from './support/account';
import { freshPlace, type Place } from './support/databases';
import { startTeam, type Team } from './support/team';
import { attribute, send, signedPost, textOf, type Answer } from './support/twilio-webhook';

const OURS = ACCOUNT.phoneNumber;
const SECOND = '+14155550101';
const THEIRS = '+14155550102';
const PERSON = '+14155550199';
const CALLER = '+34911234567';

const said = (body: string): string[] =>
  [...body.matchAll(/<Say[^>]*>([^<]*)</g)].map(([, text]) => text ?? '');
const redirectOf = (body: string): string => (textOf(body, 'Redirect') ?? '').replaceAll('&amp;', '&');

describe.each<Engine>(['sqlite', 'postgres'])('flows by number on %s', (engine) => {
  let place: Place;
  let team: Team;
  beforeAll(async () => {
    place = await freshPlace(engine);
    team = await startTeam({
      ...ACCOUNT_ENVIRONMENT,
      ...(engine === 'postgres' && { DATABASE_URL: place.address }),
      FALLBACK_PHONE_NUMBER: PERSON,
      TIME_ZONE: 'Europe/Madrid',
    });
    const give = (id: string, numbers: string[]) =>
      team.owner.web.patch(`/api/organisations/${id}`).send({ numbers }).expect(200);
    await give(team.organisationId, [OURS, SECOND]);
    await give(team.otherOrganisationId, [THEIRS]);
  });
  afterAll(async () => {
    await team.api.close();
    await place.remove();
  });

  const list = async (): Promise<NumberFlows> =>
    (await team.admin.web.get('/api/number-flows').expect(200)).body as NumberFlows;
  const choose = (number: string, flow: string | null, options: object = {}) =>
    team.admin.web.put('/api/number-flows').send({ number, flow, options });
  const refusal = async (number: string, flow: string | null, options: object = {}): Promise<string> =>
    ((await choose(number, flow, options)).body as Problem).code;
  const post = (url: string, more: Record<string, string> = {}): Promise<Answer> =>
    send(signedPost(url, incomingCall(CALLER, more)));
  const call = (To = OURS, more: Record<string, string> = {}): Promise<Answer> =>
    post(`${team.api.url}/webhooks/voice`, { To, Called: To, ...more });

  it('lists the numbers, and the flows that can answer them', async () => {
    const { numbers, flows, usual } = await list();
    expect(numbers).toEqual([OURS, SECOND].map((number) => ({ number, flow: null, options: {} })));
    expect(flows.map(({ id }) => id)).toEqual([
      'announcement',
      'assistant',
      'callback',
      'conference',
      'incoming-call',
      'menu',
      'opening-hours',
      'person',
      'queue',
      'streaming-assistant',
      'voicemail',
    ]);
    expect(usual).toBe('incoming-call');
    const menu = flows.find(({ id }) => id === 'menu');
    expect(menu?.steps.map(({ name }) => name)).toEqual(['start', 'chosen', 'again']);
    expect(menu?.fields.map(({ kind }) => kind)).toEqual(['text', 'choices']);
  });

  it('leaves out numbers that have WhatsApp alone, and flows in which no call begins', async () => {
    const give = (numbers: string[]) =>
      team.owner.web.patch(`/api/organisations/${team.organisationId}`).send({ numbers }).expect(200);
    const SANDBOX = '+14155238886';
    await give([OURS, SANDBOX, SECOND]);
    expect((await list()).numbers.map(({ number }) => number)).toEqual([OURS, SECOND]);
    await give([OURS, SECOND]);
    expect(await refusal(OURS, 'hold')).toBe('number-flows/unknown-flow');
    expect(textOf((await post(`${team.api.url}/webhooks/voice/transfer`)).body, 'Say')).toContain('sorry');
  });

  it('shows what a caller would hear, flow after flow, and neither saves nor rings', async () => {
    const before = (await team.admin.web.get('/api/calls').expect(200)).body as Page<CallItem>;
    const hours = { periods: [], open: 'person', closed: 'menu' };
    const menu = { greeting: 'Sales: 1.', choices: [{ digit: '1', flow: 'person' }] };
    const preview = async (flow: string | null): Promise<FlowPreview> => {
      const change = { number: OURS, flow, options: { 'opening-hours': hours, menu } };
      const { body } = await team.admin.web.post('/api/number-flows/preview').send(change).expect(200);
      return body as FlowPreview;
    };
    const { steps } = await preview('opening-hours');
    expect(steps.map(({ flow, heard }) => [flow, heard])).toEqual([
      ['opening-hours', [{ kind: 'goes-on', text: 'menu' }]],
      ['menu', [{ kind: 'says', text: 'Sales: 1.' }, { kind: 'listens' }]],
    ]);
    expect(attribute(steps[1]?.twiml ?? '', 'Gather', 'action')).toBe('/webhooks/voice/menu/chosen?time=1');
    expect((await preview('person')).steps.map(({ heard }) => heard)).toEqual([[{ kind: 'rings' }]]);
    expect((await preview(null)).steps[0]?.flow).toBe('incoming-call');
    expect((await list()).numbers[0]).toEqual({ number: OURS, flow: null, options: {} });
    expect((await team.admin.web.get('/api/calls').expect(200)).body).toEqual(before);
    const stranger = { number: OURS, flow: 'person', options: {} };
    await team.stranger.web.post('/api/number-flows/preview').send(stranger).expect(404);
  });

  it('each number has its own, and the others the usual one', async () => {
    const options = { announcement: { text: 'We have moved.' } };
    const { body } = await choose(OURS, 'announcement', options).expect(200);
    expect(body as NumberFlow).toEqual({ number: OURS, flow: 'announcement', options });
    expect((await list()).numbers[0]).toEqual(body);
    expect(said((await call()).body)).toEqual(['We have moved.']);
    expect(said((await call(SECOND)).body)[0]).toContain('Nobody can take your call');
    await choose(OURS, null, options).expect(200);
    expect(said((await call()).body)[0]).toContain('Nobody can take your call');
  });

  it('refuses what could answer nobody', async () => {
    expect(await refusal(THEIRS, 'person')).toBe('number-flows/not-found');
    expect(await refusal(OURS, 'outgoing-call')).toBe('number-flows/unknown-flow');
    expect(await refusal(OURS, 'nowhere')).toBe('number-flows/unknown-flow');
    const menu = (choice: object): object => ({ menu: { greeting: 'Hello', choices: [choice] } });
    expect(await refusal(OURS, 'menu', menu({ digit: '1', flow: 'nowhere' }))).toBe(
      'number-flows/unknown-flow',
    );
    for (const options of [
      menu({ digit: '12' }),
      menu({ digit: '1', more: true }),
      { menu: { greeting: '', choices: [] } },
      { menu: null },
      { menu: { greeting: 'Hello', choices: 'none' } },
      { assistant: {} },
      { person: { nobody: 3 } },
      { announcement: { text: 'x'.repeat(1001) } },
      {
        'opening-hours': {
          periods: [{ day: 'mon', from: '9', to: '18:00' }],
          open: 'person',
          closed: 'person',
        },
      },
    ]) {
      expect([options, await refusal(OURS, 'menu', options)]).toEqual([options, 'number-flows/options']);
    }
    await team.agent.web.put('/api/number-flows').send({ number: OURS, flow: null, options: {} }).expect(403);
  });

  it('refuses flows that hand a caller to each other for ever, and says which', async () => {
    const menu = { greeting: 'Hello', choices: [{ digit: '1', flow: 'menu' }] };
    const { body } = await choose(OURS, 'menu', { menu, person: { nobody: 'menu' } }).expect(422);
    expect(body as Problem).toMatchObject({
      code: 'number-flows/loop',
      detail: expect.stringContaining('menu → person → menu'),
    });
    for (const assistant of ['assistant', 'streaming-assistant'])
      expect(await refusal(OURS, assistant, { person: { nobody: assistant } })).toBe('number-flows/loop');
    // Those that the number does not lead to are left in peace, and what the caller chooses ends when they want.
    await choose(OURS, 'announcement', { menu, person: { nobody: 'menu' } }).expect(200);
    await choose(OURS, 'menu', { menu, person: { nobody: 'voicemail' } }).expect(200);
    await choose(OURS, null).expect(200);
  });

  it('lets a call that goes from flow to flow without end say what it is about', async () => {
    const CallSid = `CA${'7'.repeat(32)}`;
    const to = (flow: string, time: number): Promise<Answer> =>
      send(
        signedPost(`${team.api.url}/webhooks/voice/${flow}`, incomingCall(CALLER, { CallSid }), {
          headers: { 'i-twilio-idempotency-token': `${flow} ${time}` },
        }),
      );
    for (let time = 0; time < 25; time += 1) expect((await to('person', time)).body).toContain('<Dial');
    expect((await to('person', 25)).body).toContain('<Record');
    expect((await to('voicemail', 26)).body).toContain('<Record');
  });

  describe('the menu', () => {
    beforeAll(async () => {
      const choices = [
        { digit: '1', words: 'hours, opening', text: 'We open at nine.' },
        { digit: '2', words: 'sales', text: 'One moment.', flow: 'announcement' },
        { digit: '3', flow: 'person' },
      ];
      const greeting = 'Hours: 1. Sales: 2. Anything else: 3.';
      const options = { menu: { greeting, choices }, announcement: { text: 'Sales are closed.' } };
      await choose(OURS, 'menu', options).expect(200);
    });

    it('offers keys and words', async () => {
      const { body } = await call();
      expect(textOf(body, 'Say')).toBe('Hours: 1. Sales: 2. Anything else: 3.');
      expect(attribute(body, 'Gather', 'numDigits')).toBe('1');
      expect(attribute(body, 'Gather', 'hints')).toBe('hours,opening,sales');
    });

    it('goes where the caller wants', async () => {
      const action = attribute((await call()).body, 'Gather', 'action') ?? '';
      const hours = (await post(action, { SpeechResult: 'What are your opening hours?' })).body;
      expect([said(hours), hours.includes('<Hangup')]).toEqual([['We open at nine.'], true]);
      const sales = (await post(action, { Digits: '2' })).body;
      expect(said(sales)).toEqual(['One moment.']);
      expect(said((await post(redirectOf(sales))).body)).toEqual(['Sales are closed.']);
      const person = await post(redirectOf((await post(action, { Digits: '3' })).body));
      expect(textOf(person.body, 'Number')).toBe(PERSON);
    });

    it('is said again after silence and wrong keys, then a person is called', async () => {
      const second = (await post(redirectOf((await call()).body))).body;
      expect(said(second)[0]).toBe('I did not get that.');
      const third = (await post(attribute(second, 'Gather', 'action') ?? '', { Digits: '9' })).body;
      expect(said(third)).toHaveLength(2);
      const last = (await post(redirectOf(third))).body;
      expect(said(last)).toEqual(['I am putting you through to a person.']);
      expect(textOf(last, 'Number')).toBe(PERSON);
    });
  });

  it('words longer than Twilio takes are refused, and hinted at no more where they are kept', async () => {
    const menu = (words: string) => ({ menu: { greeting: 'Which?', choices: [{ digit: '1', words }] } });
    expect(await refusal(OURS, 'menu', menu(`sales, ${'a'.repeat(101)}`))).toBe('number-flows/options');
    await choose(OURS, 'menu', menu(`sales, ${'a'.repeat(100)}, buy`)).expect(200);
    expect(attribute((await call()).body, 'Gather', 'hints')).toBe(`sales,${'a'.repeat(100)},buy`);
    const kept = {
      number: OURS,
      organisation_id: team.organisationId,
      flow: 'menu',
      options: JSON.stringify(menu(`sales, ${'a'.repeat(101)}, buy`)),
    };
    const chosen = team.api.app.get(ChosenFlows);
    await team.api.app.get(UnitOfWork).run((tx) => chosen.save(tx, kept));
    await chosen.refresh();
    expect(attribute((await call()).body, 'Gather', 'hints')).toBe('sales,buy');
  });

  it('opening hours hand the call to one flow or to the other', async () => {
    const periods = [{ day: 'mon', from: '09:00', to: '14:00' }];
    const hours = { periods, open: 'person', closed: 'announcement' };
    await choose(OURS, 'opening-hours', { 'opening-hours': hours }).expect(200);
    const clock = team.api.app.get(Clock);
    const at = async (utc: string): Promise<string> => {
      clock.now = () => Date.parse(utc);
      const answer = await call();
      clock.now = () => Date.now();
      return redirectOf(answer.body);
    };
    expect(await at('2026-11-30T08:00Z')).toContain('/webhooks/voice/person/start');
    expect(await at('2026-11-30T07:59Z')).toContain('/webhooks/voice/announcement/start');
  });

  it('what was chosen ends when the number goes to another organisation', async () => {
    await choose(SECOND, 'announcement', { announcement: { text: 'Ours alone.' } }).expect(200);
    expect(said((await call(SECOND)).body)).toEqual(['Ours alone.']);
    const give = (id: string, numbers: string[]) =>
      team.owner.web.patch(`/api/organisations/${id}`).send({ numbers }).expect(200);
    await give(team.organisationId, [OURS]);
    await give(team.otherOrganisationId, [THEIRS, SECOND]);
    expect((await call(SECOND)).body).not.toContain('Ours alone.');
    const { body } = await team.stranger.web.get('/api/number-flows').expect(200);
    expect(JSON.stringify(body)).not.toContain('Ours alone.');
  });
});

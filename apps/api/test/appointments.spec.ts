import type { Appointment, ImportResult, Page, ReminderRules } from '@centralita/shared-types';
import { TemplatesStore } from '../src/domains/templates/templates.store';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import type { Engine } from '../src/platform/database/database';
import { ACCOUNT } from './support/account';
import { appointmentsOf } from './support/appointments';
import { eventually } from './support/eventually';
import { incomingMessage, keptMessages, NO_TWIML, statusOf } from './support/messages';
import { startMessagingTeam, type MessagingTeam } from './support/messaging-team';
import type { Team } from './support/team';
import type { TwilioMessages } from './support/twilio-messages';
import { send, signedPost, type Answer } from './support/twilio-webhook';

const HOUR = 3_600_000;
const MADRID = 'Europe/Madrid';
describe.each<Engine>(['sqlite', 'postgres'])('appointments on %s', (engine) => {
  let started: MessagingTeam;
  const { at, web, rules, book, read, sentTo, told, noticeOf, sent, sweep, again } = appointmentsOf(
    () => started,
  );
  let team: Team;
  let twilio: TwilioMessages;
  beforeAll(async () => {
    started = await startMessagingTeam(engine, { TIME_ZONE: MADRID });
    ({ team, twilio } = started);
    await rules({ quiet: null });
  });
  afterEach(() => at(() => Date.now()));
  afterAll(() => started.close());

  const write = (from: string, body: string, more: Record<string, string> = {}): Promise<Answer> =>
    send(signedPost(`${team.api.url}/webhooks/messages`, incomingMessage(body, { From: from, ...more })));

  it('are confirmed by the reply 1, which the bot never sees', async () => {
    const phone = '+34611000001';
    const { id, state } = await book(phone, Date.now() + 30 * HOUR, { where: 'Calle Mayor 3' });
    expect(state).toBe('booked');
    const confirmation = await sent(id, 'confirmation');
    const [message] = await told(phone);
    expect(message!.body).toMatch(/^Hola Lucía: tu cita queda reservada\. Revisión, .+, en Calle Mayor 3\. /);
    expect(confirmation).toMatchObject({ channel: 'sms', stopped: null, errorCode: null });
    // Its id is known here a moment after the provider has it.
    await eventually(async () =>
      (await keptMessages(team.api)).some(({ provider_id: sid }) => sid === message!.sid),
    );
    await send(
      signedPost(
        `${team.api.url}/webhooks/messages/status`,
        statusOf(message!.sid, 'delivered', { To: phone }),
      ),
    );
    await eventually(async () => noticeOf(await read(id), 'confirmation').status === 'delivered');

    const answers = await Promise.all([write(phone, ' 1 '), write(phone, '¡Sí, gracias!')]);
    expect(answers.map(({ body }) => body)).toContain(NO_TWIML);
    const confirmed = await read(id);
    expect(confirmed.state).toBe('confirmed');
    expect(noticeOf(confirmed, 'reminder')).toMatchObject({ state: 'stopped', stopped: 'replied' });
    await eventually(() =>
      sentTo(phone).some(({ body }) => body.startsWith('¡Gracias! Tu cita queda confirmada')),
    );
    const { body } = await web()
      .get(`/api/conversations/${confirmation.conversationId}/messages`)
      .expect(200);
    const texts = (body as Page<{ author: string; text: string }>).items.map(({ author }) => author);
    expect(texts).toContain('bot');
    const rows = await keptMessages(team.api);
    const said = (text: string) => rows.find((row) => row.author === 'customer' && row.text.trim() === text);
    expect([said('1')?.asks_nothing, said('2')?.asks_nothing ?? null]).toEqual([1, null]);
  });

  it('are handed over by the reply 2, in the language of the reply', async () => {
    const phone = '+34611000002';
    const { id } = await book(phone, Date.now() + 30 * HOUR, { language: 'en', name: undefined });
    const { conversationId } = await sent(id, 'confirmation');
    expect((await told(phone))[0]!.body).toMatch(/^Hello, your appointment is booked: Revisión, .+ at \d/);
    await write(phone, 'Reschedule', {});
    expect((await read(id)).state).toBe('to-move');
    await eventually(() => sentTo(phone).at(-1)?.body.startsWith('All right. Somebody from the team'));
    const { body } = await web().get(`/api/conversations/${conversationId}`).expect(200);
    expect(body).toMatchObject({ answeredBy: 'person', handedOver: { reason: 'asked' } });
    // A person finds another time: it is booked anew, and told.
    const { body: moved } = await web()
      .patch(`/api/appointments/${id}`)
      .send({ startsAt: new Date(Date.now() + 60 * HOUR).toISOString() })
      .expect(200);
    expect((moved as Appointment).state).toBe('booked');
    await eventually(
      () => sentTo(phone).filter(({ body: text }) => text.startsWith('Hello, your')).length === 2,
    );
  });

  it('leave words that answer a person to that person', async () => {
    const phone = '+34611000003';
    const { id } = await book(phone, Date.now() + 30 * HOUR);
    const { conversationId } = await sent(id, 'confirmation');
    const question = { text: '¿Te llamo por la tarde?', clientId: `client-${id}` };
    await web().post(`/api/conversations/${conversationId}/messages`).send(question).expect(201);
    await write(phone, 'Sí');
    await write(phone, '1');
    expect((await read(id)).state).toBe('booked');
    // Quoted, it is plain which message it answers.
    const sid = await eventually(async () => {
      const rows = await keptMessages(team.api);
      return (
        rows.find((row) => row.conversation_id === conversationId && row.author === 'bot')?.provider_id ??
        undefined
      );
    });
    await write(phone, 'Vale', { OriginalRepliedMessageSid: sid });
    expect((await read(id)).state).toBe('confirmed');
  });

  it('are reminded of once, whoever sends the job how often', async () => {
    const phone = '+34611000004';
    // Booked three days ago, a day before it is: the reminder is due now.
    const startsAt = Date.now() + 24 * HOUR - 1_000;
    at(() => startsAt - 72 * HOUR);
    const { id } = await book(phone, startsAt);
    await sent(id, 'confirmation');
    expect(noticeOf(await read(id), 'reminder')).toMatchObject({
      state: 'planned',
      at: startsAt - 24 * HOUR,
    });
    await sweep();
    await told(phone);
    at(() => Date.now());
    const { id: notice } = noticeOf(await read(id), 'reminder');
    await Promise.all([sweep(), sweep(), again(notice), again(notice), again(notice)]);
    await sent(id, 'reminder');
    await again(notice);
    await sweep();
    const rows = (await keptMessages(team.api)).filter(
      ({ client_id: client }) => client === `notice-${notice}`,
    );
    expect(rows).toHaveLength(1);
    expect((await told(phone, 2))[1]!.body).toContain('te recordamos tu cita');
  });

  it('disturb nobody in the quiet hours, and never remind after the appointment', async () => {
    await rules({ quiet: { from: '21:00', to: '09:00' } });
    // Winter in Madrid: an hour ahead of UTC.
    at(() => Date.parse('2020-01-14T12:00:00Z'));
    const early = await book('+34611000005', Date.parse('2020-01-17T05:00:00Z'));
    expect(noticeOf(early, 'reminder').at).toBe(Date.parse('2020-01-16T08:00:00Z'));
    const { body } = await team.admin.web.get('/api/reminder-rules').expect(200);
    const usual = (body as ReminderRules).rules;
    await rules({
      rules: usual.map((rule) => (rule.id === 'reminder-2-hours' ? { ...rule, on: true } : rule)),
    });
    // Two hours before eight is night, and at nine it is over: the evening before.
    const eight = await book('+34611000006', Date.parse('2020-01-18T07:00:00Z'));
    const times = eight.notices.filter(({ kind }) => kind === 'reminder').map((notice) => notice.at);
    expect(times).toEqual(['2020-01-17T08:00:00Z', '2020-01-17T19:45:00Z'].map((time) => Date.parse(time)));
    // Booked at night for the early morning: nobody can be told any more.
    at(() => Date.parse('2020-01-14T22:00:00Z'));
    const night = await book('+34611000007', Date.parse('2020-01-15T06:30:00Z'));
    expect(noticeOf(night, 'confirmation')).toMatchObject({ state: 'stopped', stopped: 'quiet' });
    await rules({ quiet: null, rules: usual });
  });

  it('stop with a cancellation, and with who wants no messages', async () => {
    const phone = '+34611000008';
    const startsAt = Date.now() + 24 * HOUR - 1_000;
    at(() => startsAt - 72 * HOUR);
    const [cancelled, other] = [await book(phone, startsAt), await book('+34611000009', startsAt)];
    await told(phone);
    await told('+34611000009');
    at(() => Date.now());
    await web().patch(`/api/appointments/${cancelled.id}`).send({ state: 'cancelled' }).expect(200);
    expect(noticeOf(await read(cancelled.id), 'reminder')).toMatchObject({
      state: 'stopped',
      stopped: 'cancelled',
    });
    await write('+34611000009', 'BAJA');
    await sweep();
    await eventually(async () => noticeOf(await read(other.id), 'reminder').stopped === 'opted-out');
    expect(sentTo('+34611000009')).toHaveLength(1);
    expect(sentTo(phone)).toHaveLength(1);
  });

  it('go as an approved template while WhatsApp’s window is closed, and are confirmed by its button', async () => {
    const phone = '+34611000020';
    const template = {
      ...{ id: `t-${engine}`, organisation_id: team.organisationId, account_sid: ACCOUNT.accountSid },
      ...{ content_sid: `HX${'7f'.repeat(16)}`, name: 'cita', language: 'es', category: 'utility' as const },
      body: 'Hola {{1}}, tu cita es {{2}}. ¿Vienes?',
      variables: JSON.stringify([
        { name: '1', sample: 'Ana' },
        { name: '2', sample: 'mañana' },
      ]),
      buttons: JSON.stringify([{ title: 'Voy', id: 'confirmar' }]),
      ...{ state: 'approved' as const, rejection: null, created_at: 1, updated_at: 1 },
    };
    const { app } = team.api;
    await app.get(UnitOfWork).run((tx) => app.get(TemplatesStore, { strict: false }).insert(tx, template));
    const { body } = await team.admin.web.get('/api/reminder-rules').expect(200);
    const usual = (body as ReminderRules).rules;
    const templates = [{ id: template.id, values: { '1': '{name}', '2': '{when}[ en {where}]' } }];
    await rules({ rules: usual.map((rule) => ({ ...rule, templates })) });
    const { id } = await book(phone, Date.now() + 30 * HOUR);
    await sent(id, 'confirmation');
    await told(`whatsapp:${phone}`);
    const request = twilio.requests.find((one) => one.get('To') === `whatsapp:${phone}`)!;
    expect([request.get('ContentSid'), request.get('Body')]).toEqual([template.content_sid, null]);
    expect(JSON.parse(request.get('ContentVariables')!)).toMatchObject({ '1': 'Lucía' });
    expect(noticeOf(await read(id), 'confirmation').channel).toBe('whatsapp');
    const whatsapp = { To: `whatsapp:${ACCOUNT.phoneNumber}`, ButtonPayload: 'confirmar', ButtonText: 'Voy' };
    await write(`whatsapp:${phone}`, 'Voy', whatsapp);
    expect((await read(id)).state).toBe('confirmed');
    // Without the name there is no template to fill: the SMS goes instead.
    const nameless = await book('+34611000021', Date.now() + 30 * HOUR, { name: '' });
    expect((await sent(nameless.id, 'confirmation')).channel).toBe('sms');
    await rules({ rules: usual });
  });

  it('come in from elsewhere once, by their id or in a list', async () => {
    const startsAt = Date.now() + 200 * HOUR;
    const first = await book('+34611000010', startsAt, { externalId: 'crm-7' });
    const second = await book('+34611000010', startsAt + HOUR, { externalId: 'crm-7', what: 'Corte' });
    expect(second).toMatchObject({ id: first.id, what: 'Corte', startsAt: startsAt + HOUR });
    const list = Buffer.from(
      'Nombre;Teléfono;Fecha;Hora;Motivo;Color\r\nJosé;612 34 56 78;31/12/2029;9:30;"Revisión; anual";x\r\n' +
        'Ana;+34 612 345 679;2029-12-31;25:00;Corte;\r\n;;31/12/2029;10:00;Nada;\r\n',
      'latin1',
    );
    const bring = async (query = ''): Promise<ImportResult> =>
      (
        await web()
          .post(`/api/appointments/import?timeZone=${MADRID}${query}`)
          .set('content-type', 'text/csv')
          .send(list)
          .expect(200)
      ).body as ImportResult;
    await team.owner.web
      .patch(`/api/organisations/${team.organisationId}`)
      .send({ numbers: ['+34911000000', ACCOUNT.phoneNumber] })
      .expect(200);
    const preview = await bring('&dryRun=true');
    expect(preview).toMatchObject({
      columns: ['name', 'phone', 'date', 'time', 'what'],
      lines: [
        {
          line: 2,
          name: 'José',
          phone: '+34612345678',
          startsAt: Date.parse('2029-12-31T08:30:00Z'),
          what: 'Revisión; anual',
        },
      ],
      faults: [
        { line: 1, column: 'Color', code: 'unknown-column' },
        { line: 3, column: 'time', code: 'wrong-shape', value: '25:00' },
        { line: 4, column: 'phone', code: 'missing' },
      ],
      added: 0,
    });
    expect([(await bring()).added, (await bring()).added]).toEqual([1, 0]);
    const { body } = await web().get('/api/appointments?contact=%2B34612345678').expect(200);
    const { items } = body as Page<Appointment>;
    expect(items.map(({ what, notices }) => [what, notices.map(({ kind }) => kind)])).toEqual([
      ['Revisión; anual', ['reminder']],
    ]);
  });

  it('of a list without ids are one for each person, also where they share number, time and purpose', async () => {
    const head = 'Nombre;Teléfono;Fecha;Hora;Motivo;Con\r\n';
    const line = (name: string, who = ''): string =>
      `${name};+34612345690;31/12/2029;10:00;Vacuna;${who}\r\n`;
    const bring = async (...lines: string[]): Promise<number> => {
      const { body } = await web()
        .post(`/api/appointments/import?timeZone=${MADRID}`)
        .set('content-type', 'text/csv')
        .send(Buffer.from(head + lines.join('')))
        .expect(200);
      return (body as ImportResult).added;
    };
    const agenda = async (): Promise<string[]> => {
      const { body } = await web().get('/api/appointments?contact=%2B34612345690').expect(200);
      return (body as Page<Appointment>).items.map((each) => `${each.name} ${each.with ?? ''}`).sort();
    };
    // Brought in before the others were: it keeps its id.
    expect(await bring(line('Lía'))).toBe(1);
    const family = [line('Lía'), line('Leo'), line('Leo', 'Dra. Gil'), line('Leo')];
    expect([await bring(...family), await bring(...family)]).toEqual([2, 0]);
    expect(await agenda()).toEqual(['Leo ', 'Leo Dra. Gil', 'Lía ']);
    // Whoever stands first or alone in a later list is still who they were; whoever is new is one more.
    expect([await bring(line('Leo')), await bring(line('Leo'), line('LIA'))]).toEqual([0, 0]);
    expect(await agenda()).toEqual(['LIA ', 'Leo ', 'Leo Dra. Gil']);
    expect([await bring(line('Ana'), line('Lía')), await bring(line('Ana'))]).toEqual([1, 0]);
    expect(await agenda()).toEqual(['Ana ', 'Leo ', 'Leo Dra. Gil', 'Lía ']);
  });

  it('of a list without ids are the same once the list also says who or with whom, and apart within one', async () => {
    const phone = '+34612345691';
    const bring = async (...people: string[]): Promise<number> => {
      const lines = people.map((who) => `${phone};31/12/2029;10:00;Vacuna;${who}`);
      const { body } = await web()
        .post(`/api/appointments/import?timeZone=${MADRID}`)
        .set('content-type', 'text/csv')
        .send(Buffer.from(['Teléfono;Fecha;Hora;Motivo;Nombre;Con', ...lines].join('\r\n')))
        .expect(200);
      return (body as ImportResult).added;
    };
    expect([await bring(';'), await bring(';'), await bring('Eva;')]).toEqual([1, 0, 0]);
    expect([await bring('Eva;Dra. Gil'), await bring('Eva;Dr. Paz')]).toEqual([0, 0]);
    // It is known by a name now: a line without one may be theirs, but is not where they have another.
    expect([await bring(';'), await bring('Eva;', ';'), await bring(';', 'Eva;')]).toEqual([0, 1, 0]);
  });

  it('refuse what nobody could be told, and rules that say nothing', async () => {
    const draft = { startsAt: new Date().toISOString(), what: 'Nada' };
    await web().post('/api/appointments').send(draft).expect(422);
    const { body } = await team.admin.web.get('/api/reminder-rules').expect(200);
    const [first, ...others] = (body as ReminderRules).rules;
    const wrong = { ...first!, texts: { es: 'Hola {nombre}' } };
    const refused = await team.admin.web
      .put('/api/reminder-rules')
      .send({ ...(body as ReminderRules), rules: [wrong, ...others] })
      .expect(422);
    expect(refused.body).toMatchObject({ code: 'appointments/wrong-text' });
  });
});

import type { Appointment, ReminderRules } from '@centralita/shared-types';
import { eventually } from './support/eventually';
import { OURS, startMailTeam, type MailTeam, type SentMail } from './support/mail-team';
import type { Team } from './support/team';

const HOUR = 3_600_000;
const OUT_OF_OFFICE = { 'Auto-Submitted': 'auto-replied' };

let mail: MailTeam;
let team: Team;
beforeAll(async () => {
  mail = await startMailTeam();
  ({ team } = mail);
  const { body: rules } = await team.admin.web.get('/api/reminder-rules').expect(200);
  await team.admin.web
    .put('/api/reminder-rules')
    .send({ ...(rules as ReminderRules), quiet: null })
    .expect(200);
});
afterAll(() => mail.close());

const answer = async (id: string, message: object): Promise<void> => {
  const clientId = `people-${Math.random().toString(36).slice(2)}`;
  await team.agent.web
    .post(`/api/conversations/${id}/messages`)
    .send({ ...message, clientId })
    .expect(201);
};
const book = async (email: string): Promise<Appointment> => {
  const startsAt = new Date(Date.now() + 30 * HOUR).toISOString();
  const { body } = await team.agent.web
    .post('/api/appointments')
    .send({ email, name: 'Lucía', what: 'Revisión', startsAt })
    .expect(201);
  return body as Appointment;
};
const appointment = async (id: string): Promise<Appointment> => {
  const { body } = await team.agent.web.get(`/api/appointments/${id}`).expect(200);
  return body as Appointment;
};
const sentTo = (address: string): Promise<SentMail[]> => mail.control<SentMail[]>(`/?to=${address}`);

describe('mail of people', () => {
  it('belongs to whom an answer is to go to, unless that is ourselves', async () => {
    const form = { from: 'noreply@shop.example', name: 'La tienda' };
    await mail.write({ ...form, headers: { 'Reply-To': 'Luz Gil <Luz@example.com>' } });
    const { id, contact } = await mail.conversationWith('luz@example.com');
    expect(contact.name).toBe('Luz Gil');
    await answer(id, { text: 'Hola, Luz' });
    await eventually(async () => (await sentTo('luz@example.com'))[0]);

    await mail.write({ ...form, headers: { 'Reply-To': OURS } });
    await mail.conversationWith('noreply@shop.example');
  });

  it('may be answered with a file alone', async () => {
    await mail.write({ from: 'file@example.com' });
    const { id } = await mail.conversationWith('file@example.com');
    const { body: file } = await team.agent.web
      .post('/api/attachments?name=menu.pdf')
      .set('content-type', 'application/pdf')
      .send(Buffer.from('%PDF-1.4'))
      .expect(201);
    await answer(id, { attachments: [(file as { id: string }).id] });
    const sent = await eventually(async () => (await sentTo('file@example.com'))[0]);
    expect(sent.text).toBe('menu.pdf');
  });

  it.each(['spam', 'unsubscribe'])(
    'who answered with %s can be answered by a person once they write, and by nothing else',
    async (name) => {
      const address = `${name}@example.com`;
      await mail.write({ from: address });
      const { id } = await mail.conversationWith(address);
      await answer(id, { text: 'Hola' });
      await eventually(async () => (await mail.conversationWith(address)).cannotWrite === 'opted-out');

      await mail.write({ from: address, text: 'No estoy', headers: OUT_OF_OFFICE });
      expect((await mail.conversationWith(address)).cannotWrite).toBe('opted-out');
      await mail.write({ from: address, text: 'Me he dado de baja: no me escribáis más' });
      const written = await mail.conversationWith(address);
      expect(written).toMatchObject({ cannotWrite: null, hasOptedOut: true, waitingSince: written.last?.at });
      const { id: appointmentId } = await book(address);
      await eventually(async () =>
        (await appointment(appointmentId)).notices.some(({ stopped }) => stopped === 'opted-out'),
      );
      await answer(id, { text: 'Aquí estamos' });
      await eventually(async () =>
        (await mail.messagesOf(id)).find(
          ({ text, status }) => text === 'Aquí estamos' && status === 'delivered',
        ),
      );
      // They answer in the same way as before.
      await eventually(async () => (await mail.conversationWith(address)).cannotWrite === 'opted-out');
    },
  );

  it('who subscribes to a group again wants mail again', async () => {
    await mail.write({ from: 'group@example.com' });
    const { id } = await mail.conversationWith('group@example.com');
    await answer(id, { text: 'Hola' });
    const [sent] = await eventually(async () => {
      const all = await mail.control<{ id: string }[]>('/?to=group@example.com');
      return all.length > 0 && all;
    });
    await eventually(async () => (await mail.messagesOf(id)).some(({ status }) => status === 'delivered'));
    for (const [event, cannotWrite] of [
      ['group_unsubscribe', 'opted-out'],
      ['group_resubscribe', null],
    ] as const) {
      const told = { email: 'group@example.com', event, sg_event_id: event, sg_message_id: `${sent?.id}.x` };
      expect((await mail.tell(`${JSON.stringify([told])}\r\n`)).status).toBe(204);
      expect((await mail.conversationWith('group@example.com')).cannotWrite).toBe(cannotWrite);
    }
  });

  it('that a program sent by itself is kept, opens nothing, and starts no clock', async () => {
    await mail.write({ from: 'away@example.com' });
    const { id } = await mail.conversationWith('away@example.com');
    await answer(id, { text: 'Hola' });
    await team.agent.web.patch(`/api/conversations/${id}`).send({ state: 'done' }).expect(200);
    const note = { from: 'away@example.com', text: 'Vuelvo el lunes', headers: OUT_OF_OFFICE };
    await mail.write(note);
    const { body } = await team.agent.web.get(`/api/conversations/${id}`).expect(200);
    expect(body).toMatchObject({
      state: 'done',
      unread: 0,
      waitingSince: null,
      last: { text: 'Vuelvo el lunes' },
    });
    // Of somebody who is not known it is new to whoever reads the list.
    await mail.write({ ...note, from: 'robot@example.com' });
    expect(await mail.conversationWith('robot@example.com')).toMatchObject({
      state: 'open',
      unread: 1,
      waitingSince: null,
    });
  });

  it.each([
    ['a form writes', { 'Auto-Submitted': 'auto-generated' }],
    ['goes to many', { Precedence: 'bulk' }],
    ['answers for somebody else', { ...OUT_OF_OFFICE, From: 'form@shop.example' }],
  ])('that a program sent which %s is seen, and starts no clock', async (what, headers) => {
    const address = `known-${what.replaceAll(' ', '-')}@example.com`;
    await mail.write({ from: address });
    const { id } = await mail.conversationWith(address);
    await answer(id, { text: 'Hola' });
    await team.agent.web.patch(`/api/conversations/${id}`).send({ state: 'done' }).expect(200);
    await mail.write({ from: address, text: 'Un pedido', headers: { 'Reply-To': address, ...headers } });
    const { body } = await team.agent.web.get(`/api/conversations/${id}`).expect(200);
    const seen = { state: 'open', unread: 1, waitingSince: null, last: { text: 'Un pedido' } };
    expect(body).toMatchObject(seen);
  });

  it('that answers a reminder confirms the appointment, whatever it quotes and is signed with', async () => {
    const email = 'paciente@example.com';
    const { id } = await book(email);
    const asked = await eventually(async () => (await sentTo(email))[0]);
    const { id: conversationId } = await mail.conversationWith(email);
    const quoted = `El lun, 30 nov 2026 a las 9:00, Café (<${OURS}>)\nescribió:\n\n> ${asked.text}\n`;
    await eventually(async () =>
      (await mail.messagesOf(conversationId)).some(({ status }) => status === 'delivered'),
    );
    await mail.write({ from: email, to: asked.from.email, text: `1\n\n${quoted}`, headers: OUT_OF_OFFICE });
    expect((await appointment(id)).state).toBe('booked');
    const logo = { filename: 'logo.png', type: 'image/png', content: 'aG9sYQ==', contentId: 'logo@1' };
    const signed = { html: '<p>1</p><img src="cid:logo@1">', attachments: [logo] };
    await mail.write({ from: email, to: asked.from.email, text: `1\n\n-- \nLucía\n\n${quoted}`, ...signed });
    expect((await appointment(id)).state).toBe('confirmed');
    expect((await mail.conversationWith(email)).waitingSince).toBeNull();
    const thanks = await eventually(async () =>
      (await sentTo(email)).find(({ text }) => text.startsWith('¡Gracias! Tu cita queda confirmada')),
    );
    expect(thanks.headers['In-Reply-To']).toBeDefined();
    await mail.write({ from: email, to: asked.from.email, text: `Sí. ¿Hay aparcamiento?\n\n${quoted}` });
    expect((await mail.conversationWith(email)).waitingSince).not.toBeNull();
  });

  it('of who has unsubscribed waits for a person, also where it answers a reminder', async () => {
    const email = 'baja@example.com';
    const { id } = await book(email);
    const asked = await eventually(async () => (await sentTo(email))[0]);
    const [{ id: sent } = { id: '' }] = await mail.control<{ id: string }[]>(`/?to=${email}`);
    const { id: conversationId } = await mail.conversationWith(email);
    await eventually(async () =>
      (await mail.messagesOf(conversationId)).some(({ status }) => status === 'delivered'),
    );
    const left = { email, event: 'group_unsubscribe', sg_event_id: 'left-1', sg_message_id: `${sent}.x` };
    expect((await mail.tell(`${JSON.stringify([left])}\r\n`)).status).toBe(204);
    expect((await mail.conversationWith(email)).cannotWrite).toBe('opted-out');
    await mail.write({ from: email, to: asked.from.email, text: '1' });
    expect((await appointment(id)).state).toBe('booked');
    expect(await mail.conversationWith(email)).toMatchObject({
      cannotWrite: null,
      hasOptedOut: true,
      waitingSince: expect.any(Number) as number,
    });
  });

  it('says whether its sender is proven, and takes no name of a known person from who is not', async () => {
    await mail.write({ from: 'eva@example.org', name: 'Eva Ruiz' });
    const { id } = await mail.conversationWith('eva@example.org');
    const forged = { from: 'x@evil.example', headers: { From: '"El banco" <eva@example.org>' } };
    await mail.write({ ...forged, text: 'Pagad aquí' });
    const { contact } = await mail.conversationWith('eva@example.org');
    expect(contact.name).toBe('Eva Ruiz');
    const senders = (await mail.messagesOf(id)).map(({ text, sender }) => [text, sender]);
    expect(senders).toEqual([
      ['Pagad aquí', 'unverified'],
      ['¿Hay mesa para dos?', 'verified'],
    ]);
  });

  it('that is too long to be read is cut, and kept whole as a file', async () => {
    const text = `Hola.\n${'una línea del registro\n'.repeat(6_000)}Fin.`;
    await mail.write({ from: 'long@example.com', text });
    const { id } = await mail.conversationWith('long@example.com');
    const [received] = await mail.messagesOf(id);
    expect(received?.text).toHaveLength(100_000);
    expect(received?.attachments).toMatchObject([{ name: 'text.txt', type: 'text/plain; charset=utf-8' }]);
    const file = await team.agent.web.get(`/api/attachments/${received?.attachments[0]?.id}`).expect(200);
    expect(file.text).toBe(text);
  });

  it('does not wait for what SendGrid tells besides of no mail', async () => {
    const account = { event: 'account_status_change', type: 'compliance_suspend', sg_event_id: 'a1' };
    const open = { email: 'a@example.com', event: 'open', sg_event_id: 'o1' };
    expect((await mail.tell(`${JSON.stringify([account, open])}\r\n`)).status).toBe(204);
  });
});

import type { ReminderRules } from '@centralita/shared-types';
import { DUE_NOTICES } from '../src/domains/appointments/notice-queues';
import { NoticePlanner } from '../src/domains/appointments/notice-planner';
import { ReminderRulesStore } from '../src/domains/appointments/reminder-rules.store';
import type { Engine } from '../src/platform/database/database';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { appointmentsOf } from './support/appointments';
import { eventually } from './support/eventually';
import { startMessagingTeam, type MessagingTeam } from './support/messaging-team';
import type { Team } from './support/team';

const HOUR = 3_600_000;
describe.each<Engine>(['sqlite', 'postgres'])(
  'appointments that change while a message is due, on %s',
  (engine) => {
    let started: MessagingTeam;
    const { at, web, rules, book, read, sentTo, told, noticeOf, sent, sweep, again } = appointmentsOf(
      () => started,
    );
    let team: Team;
    beforeAll(async () => {
      started = await startMessagingTeam(engine, { TIME_ZONE: 'Europe/Madrid' });
      ({ team } = started);
      await rules({ quiet: null });
    });
    afterEach(() => at(() => Date.now()));
    afterAll(() => started.close());

    it('are looked for again within a minute where that failed', () => {
      const { attemptsMax, backoffMs, backoffMaxMs } = DUE_NOTICES.retry;
      const longest = Math.min(backoffMaxMs, backoffMs * 2 ** (attemptsMax - 2));
      expect(longest).toBeLessThanOrEqual(60_000);
    });

    it('are followed up once afterwards, but not those to which nobody came', async () => {
      const { body } = await team.admin.web.get('/api/reminder-rules').expect(200);
      const usual = (body as ReminderRules).rules;
      await rules({ rules: usual.map((rule) => (rule.kind === 'follow-up' ? { ...rule, on: true } : rule)) });
      const [came, stayedAway] = ['+34611000031', '+34611000032'];
      // Booked three days ago; it began a day ago.
      const startsAt = Date.now() - 24 * HOUR - 1_000;
      at(() => startsAt - 48 * HOUR);
      const { id } = await book(came, startsAt);
      const { id: other } = await book(stayedAway, startsAt);
      for (const one of [id, other]) await sent(one, 'confirmation');
      expect(noticeOf(await read(id), 'follow-up')).toMatchObject({
        state: 'planned',
        at: startsAt + 24 * HOUR,
      });
      at(() => startsAt + HOUR);
      await web().patch(`/api/appointments/${id}`).send({ state: 'done' }).expect(200);
      await web().patch(`/api/appointments/${other}`).send({ state: 'no-show' }).expect(200);
      at(() => Date.now());
      await Promise.all([sweep(), sweep()]);
      const { id: notice } = await sent(id, 'follow-up');
      await again(notice);
      expect(noticeOf(await read(other), 'follow-up')).toMatchObject({
        state: 'stopped',
        stopped: 'cancelled',
      });
      expect((await told(came, 2)).map((message) => message.body)[1]).toContain('gracias por tu visita');
      expect([sentTo(came).length, sentTo(stayedAway).length]).toEqual([2, 1]);
      await rules({ rules: usual });
    });

    it('are followed up when they are marked as done while that is due, and when a no-show was a mistake', async () => {
      const { body } = await team.admin.web.get('/api/reminder-rules').expect(200);
      const usual = (body as ReminderRules).rules;
      await rules({ rules: usual.map((rule) => (rule.kind === 'follow-up' ? { ...rule, on: true } : rule)) });
      const startsAt = Date.now() - 24 * HOUR - 1_000;
      at(() => startsAt - 48 * HOUR);
      const phones = ['+34611000033', '+34611000034', '+34611000035', '+34611000036'] as const;
      const [due, corrected, missed, cancelled] = await Promise.all(
        phones.map(async (phone) => (await book(phone, startsAt)).id),
      );
      for (const one of [due, corrected, missed, cancelled]) await sent(one!, 'confirmation');
      const mark = (id: string | undefined, state: string) =>
        web().patch(`/api/appointments/${id}`).send({ state }).expect(200);
      at(() => startsAt + HOUR);
      await mark(corrected, 'no-show');
      // A second after the follow-up was due, before anything has looked for it.
      at(() => Date.now());
      await mark(missed, 'no-show');
      await mark(cancelled, 'cancelled');
      for (const one of [due, corrected]) await mark(one, 'done');
      await Promise.all([sweep(), sweep()]);
      for (const one of [due, corrected]) await again((await sent(one!, 'follow-up')).id);
      for (const phone of phones.slice(0, 2))
        expect((await told(phone, 2)).map((message) => message.body)[1]).toContain('gracias por tu visita');
      for (const one of [missed, cancelled])
        expect(noticeOf(await read(one!), 'follow-up')).toMatchObject({
          state: 'stopped',
          stopped: 'cancelled',
        });
      expect(phones.map((phone) => sentTo(phone).length)).toEqual([2, 2, 1, 1]);
      await rules({ rules: usual });
    });

    it('are reminded of after the quiet hours, also when something else of them changes in those', async () => {
      await rules({ quiet: { from: '21:00', to: '09:00' } });
      at(() => Date.parse('2020-01-14T12:00:00Z'));
      // Six in the morning in Madrid: the reminder of the day before waits until nine.
      const { id } = await book('+34611000037', Date.parse('2020-01-17T05:00:00Z'));
      const nine = Date.parse('2020-01-16T08:00:00Z');
      at(() => Date.parse('2020-01-16T05:30:00Z'));
      await web().patch(`/api/appointments/${id}`).send({ note: 'Con su hija' }).expect(200);
      expect(noticeOf(await read(id), 'reminder')).toMatchObject({ state: 'planned', at: nine });
      await rules({ quiet: null });
    });

    it.each([
      ['due', null],
      ['due as the quiet hours end', { from: '00:00', to: '12:00' }],
    ])('are reminded of what is %s, also by a server whose clock is behind', async (_when, quiet) => {
      const phone = quiet ? '+34611000039' : '+34611000038';
      const noon = Date.parse('2020-03-10T11:00:00Z');
      at(() => noon - 72 * HOUR);
      const { id } = await book(phone, noon + 24 * HOUR);
      await sent(id, 'confirmation');
      await rules({ quiet });
      const { id: notice } = noticeOf(await read(id), 'reminder');
      at(() => noon - 100);
      const { app } = team.api;
      const planner = app.get(NoticePlanner, { strict: false });
      await app.get(UnitOfWork).run((tx) => planner.enqueue(tx, { id: notice, at: noon }));
      if (quiet) {
        await eventually(async () => noticeOf(await read(id), 'reminder').at > noon);
        at(() => noon + 60_000);
        await sweep();
      }
      await sent(id, 'reminder');
      expect(await told(phone, 2)).toHaveLength(2);
      await rules({ quiet: null });
    });

    it('are not reminded of by a rule that was just switched off, and what is due then holds up nothing', async () => {
      const phone = '+34611000040';
      const noon = Date.parse('2020-03-12T11:00:00Z');
      at(() => noon - 72 * HOUR);
      const { id } = await book(phone, noon + 24 * HOUR);
      await sent(id, 'confirmation');
      const { app } = team.api;
      const store = app.get(ReminderRulesStore, { strict: false });
      const usual = await store.read(team.organisationId);
      const off = { ...usual, rules: usual.rules.map((rule) => ({ ...rule, on: false })) };
      // As it is before the job has planned anew.
      const write = (book: ReminderRules): Promise<void> =>
        app.get(UnitOfWork).run((tx) => store.write(tx, team.organisationId, book, noon));
      for (const book of [off, { ...usual, rules: usual.rules.slice(0, 1) }]) {
        at(() => noon - 72 * HOUR);
        await write(usual);
        await web()
          .patch(`/api/appointments/${id}`)
          .send({ note: `${book.rules.length}` })
          .expect(200);
        expect(noticeOf(await read(id), 'reminder').state).toBe('planned');
        await write(book);
        at(() => noon);
        await sweep();
        await eventually(async () => (await read(id)).notices.every(({ kind }) => kind !== 'reminder'));
      }
      expect(sentTo(phone)).toHaveLength(1);
      await write(usual);
    });
  },
);

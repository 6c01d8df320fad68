import type { Appointment, AppointmentNotice, ReminderRules } from '@centralita/shared-types';
import { DueNoticesJob } from '../../src/domains/appointments/due-notices.job';
import { SendNoticeJob } from '../../src/domains/appointments/send-notice.job';
import { Clock } from '../../src/platform/clock/clock';
import { eventually } from './eventually';
import type { MessagingTeam } from './messaging-team';
import type { TwilioMessage } from './twilio-messages';

/** What specs do with appointments and what becomes of their messages. @param of the team, once it is started */
export function appointmentsOf(of: () => MessagingTeam) {
  const app = () => of().team.api.app;
  /** The server's clock; jobs run by that of the machine, so that it is set back and not forward. */
  const at = (now: () => number): void => void (app().get(Clock, { strict: false }).now = now);
  const web = () => of().team.agent.web;
  async function rules(change: Partial<ReminderRules>): Promise<void> {
    const { body } = await of().team.admin.web.get('/api/reminder-rules').expect(200);
    await of()
      .team.admin.web.put('/api/reminder-rules')
      .send({ ...(body as ReminderRules), ...change })
      .expect(200);
  }
  const book = async (phone: string, startsAt: number, more: object = {}): Promise<Appointment> => {
    const draft = {
      name: 'Lucía',
      phone,
      startsAt: new Date(startsAt).toISOString(),
      what: 'Revisión',
      ...more,
    };
    return (await web().post('/api/appointments').send(draft).expect(201)).body as Appointment;
  };
  const read = async (id: string): Promise<Appointment> =>
    (await web().get(`/api/appointments/${id}`).expect(200)).body as Appointment;
  const sentTo = (to: string): TwilioMessage[] => of().twilio.messages.filter((message) => message.to === to);
  const told = (phone: string, times = 1): Promise<TwilioMessage[]> =>
    eventually(() => sentTo(phone).length >= times && sentTo(phone));
  const noticeOf = ({ notices }: Appointment, kind: string): AppointmentNotice =>
    notices.find((notice) => notice.kind === kind)!;
  const sent = (id: string, kind: string): Promise<AppointmentNotice> =>
    eventually(async () => {
      const notice = noticeOf(await read(id), kind);
      return notice.state === 'sent' && notice;
    });
  const sweep = () => app().get(DueNoticesJob, { strict: false }).handle();
  const again = (noticeId: string) =>
    app()
      .get(SendNoticeJob, { strict: false })
      .handle({
        ...{ id: `again-${Math.random()}`, data: { noticeId }, attempt: 1, requestId: undefined },
        signal: new AbortController().signal,
        once: () => Promise.resolve(true),
      });

  return { at, web, rules, book, read, sentTo, told, noticeOf, sent, sweep, again };
}

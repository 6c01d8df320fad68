import { HandlesJobs } from '../../platform/queue/handles-jobs';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { Job, JobHandler } from '../../platform/queue/job-handler';
import { AppointmentsStore } from './appointments.store';
import { SEND_NOTICE, type NoticeToSend } from './notice-queues';
import { NoticeSender } from './notice-sender';
import { NoticeWays } from './notice-ways';
import { NoticesStore } from './notices.store';
import { ReminderRulesStore } from './reminder-rules.store';

/**
 * Sends a message of an appointment, once: it is written into the conversation, and marked as sent, in one unit of work. From
 * there it goes the way of every other message.
 */
@HandlesJobs(SEND_NOTICE)
export class SendNoticeJob implements JobHandler<NoticeToSend> {
  constructor(
    private readonly notices: NoticesStore,
    private readonly appointments: AppointmentsStore,
    private readonly rules: ReminderRulesStore,
    private readonly ways: NoticeWays,
    private readonly sender: NoticeSender,
    private readonly work: UnitOfWork,
  ) {}

  async handle(job: Job<NoticeToSend>): Promise<void> {
    const notice = await this.notices.find(job.data.noticeId);
    if (notice?.state !== 'planned') return;
    const { organisation_id: organisationId, appointment_id: id } = notice;
    const appointment = await this.appointments.find(organisationId, id);
    const { rules, language } = await this.rules.read(organisationId);
    const rule = rules.find((one) => one.id === notice.rule_id);
    if (!appointment || !rule) return;
    const ways = await this.ways.of(appointment, rule, language);
    await this.work.run(async (tx) => {
      if (await job.once(tx)) await this.sender.send(tx, notice, ways, appointment.updated_at);
    });
  }
}

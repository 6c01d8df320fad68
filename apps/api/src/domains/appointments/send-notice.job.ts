import { Clock } from '../../platform/clock/clock';
import { HandlesJobs } from '../../platform/queue/handles-jobs';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { Job, JobHandler } from '../../platform/queue/job-handler';
import { AppointmentsStore } from './appointments.store';
import { SEND_NOTICE, type NoticeToSend } from './notice-queues';
import { NoticeSender } from './notice-sender';
import { NoticeWays } from './notice-ways';
import { NoticesStore } from './notices.store';
import { ReminderRulesStore } from './reminder-rules.store';
import { ruleOf } from './which-notices';

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
    private readonly clock: Clock,
  ) {}

  async handle(job: Job<NoticeToSend>): Promise<void> {
    const { noticeId, at } = job.data;
    const notice = await this.notices.find(noticeId);
    if (notice?.state !== 'planned') return;
    // Not by the clock: that of whoever found it due may be ahead of ours, and there is one job for each time.
    if (at === undefined ? notice.at > this.clock.now() : notice.at !== at) return;
    const { organisation_id: organisationId, appointment_id: id } = notice;
    const appointment = await this.appointments.find(organisationId, id);
    if (!appointment) return;
    const book = await this.rules.read(organisationId);
    const rule = ruleOf(notice, book);
    const ways = rule && (await this.ways.of(appointment, rule, book.language));
    await this.work.run(async (tx) => {
      if (await job.once(tx)) await this.sender.send(tx, notice, ways, appointment.updated_at);
    });
  }
}

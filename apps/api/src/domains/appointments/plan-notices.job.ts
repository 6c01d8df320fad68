import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { Job, JobHandler } from '../../platform/queue/job-handler';
import { JobQueue } from '../../platform/queue/job-queue';
import { AppointmentLog } from './appointment-log';
import { AppointmentsStore } from './appointments.store';
import { NoticePlanner } from './notice-planner';
import { PLAN_NOTICES, type Replanning } from './notice-queues';

const PIECE = 50;
/** Follow-ups of appointments that are over may still be to come: as long as the longest one takes. */
const OVER_SINCE_MS = 60 * 86_400_000;

/** Plans anew what upcoming appointments send, after the rules have changed: one piece, then the next. */
@HandlesJobs(PLAN_NOTICES)
export class PlanNoticesJob implements JobHandler<Replanning> {
  constructor(
    private readonly appointments: AppointmentsStore,
    private readonly planner: NoticePlanner,
    private readonly log: AppointmentLog,
    private readonly jobs: JobQueue,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async handle(job: Job<Replanning>): Promise<void> {
    const { organisationId, after } = job.data;
    const since = this.clock.now() - OVER_SINCE_MS;
    const piece = await this.appointments.list({ organisationId, from: since, after, limit: PIECE });
    const last = piece.at(-1);
    await this.work.run(async (tx) => {
      if (!(await job.once(tx))) return;
      for (const { id } of piece) {
        const held = await this.appointments.hold(tx, organisationId, id);
        if (held) await this.planner.plan(tx, held, { confirms: false });
      }
      this.log.tell(tx, organisationId);
      if (last && piece.length === PIECE) {
        const next = { organisationId, after: { at: last.starts_at, id: last.id } };
        await this.jobs.enqueue(tx, PLAN_NOTICES, next);
      }
    });
  }
}

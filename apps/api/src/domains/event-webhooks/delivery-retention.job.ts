import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { JobHandler } from '../../platform/queue/job-handler';
import { defineSchedule, type ScheduledRun } from '../../platform/queue/queue-definition';
import { DeliveriesStore } from './deliveries.store';

const DELIVERY_RETENTION = defineSchedule('delivery-retention', '40 3 * * *');
const KEPT_MS = 30 * 86_400_000;

/** Forgets what was sent to other programs, by age. Does the same however often it runs. */
@HandlesJobs(DELIVERY_RETENTION)
export class DeliveryRetentionJob implements JobHandler<ScheduledRun> {
  constructor(
    private readonly work: UnitOfWork,
    private readonly deliveries: DeliveriesStore,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    const before = this.clock.now() - KEPT_MS;
    while (await this.work.run((tx) => this.deliveries.drop(tx, before)));
  }
}

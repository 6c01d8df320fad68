import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { JobHandler } from '../../platform/queue/job-handler';
import type { ScheduledRun } from '../../platform/queue/queue-definition';
import { ConsentsStore } from './consents.store';
import { RecordingEraser } from './recording-eraser';
import { RECORDING_RETENTION } from './recording-queues';
import { RecordingsStore } from './recordings.store';

const AT_ONCE = 100;

/** Erases recordings whose time is over, here and at the provider. Does the same however often it runs. */
@HandlesJobs(RECORDING_RETENTION)
export class RecordingRetentionJob implements JobHandler<ScheduledRun> {
  constructor(
    private readonly store: RecordingsStore,
    private readonly consents: ConsentsStore,
    private readonly eraser: RecordingEraser,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    const now = this.clock.now();
    await this.work.run((tx) => this.consents.forget(tx, now));
    for (;;) {
      const rows = await this.store.due(now, AT_ONCE);
      if (rows.length === 0) return;
      for (const row of rows) await this.eraser.eraseSound(row);
      await this.work.run(async (tx) => {
        for (const row of rows) await this.eraser.erase(tx, row);
      });
    }
  }
}

import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { JobHandler } from '../../platform/queue/job-handler';
import type { ScheduledRun } from '../../platform/queue/queue-definition';
import { VoicemailEraser } from './voicemail-eraser';
import { VOICEMAIL_RETENTION } from './voicemail-queues';
import { VoicemailsStore } from './voicemails.store';

const AT_ONCE = 100;

/** Erases spoken messages whose time is over, with their sound. Does the same however often it runs. */
@HandlesJobs(VOICEMAIL_RETENTION)
export class VoicemailRetentionJob implements JobHandler<ScheduledRun> {
  constructor(
    private readonly store: VoicemailsStore,
    private readonly eraser: VoicemailEraser,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    for (;;) {
      const rows = await this.store.due(this.clock.now(), AT_ONCE);
      if (rows.length === 0) return;
      for (const row of rows) await this.eraser.eraseSound(row);
      await this.work.run(async (tx) => {
        for (const row of rows) await this.eraser.erase(tx, row);
      });
    }
  }
}

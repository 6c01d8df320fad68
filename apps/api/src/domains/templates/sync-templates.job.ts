import { UnitOfWork } from '../../platform/database/unit-of-work';
import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { Job, JobHandler } from '../../platform/queue/job-handler';
import { SYNC_TEMPLATES, type TemplateSyncRequest } from './template-queues';
import { TemplateRecords } from './template-records';
import { TemplateSync } from './template-sync';

/** Compares an organisation's templates with the provider's, and looks again while one waits for its verdict. */
@HandlesJobs(SYNC_TEMPLATES)
export class SyncTemplatesJob implements JobHandler<TemplateSyncRequest> {
  constructor(
    private readonly sync: TemplateSync,
    private readonly records: TemplateRecords,
    private readonly work: UnitOfWork,
  ) {}

  async handle(job: Job<TemplateSyncRequest>): Promise<void> {
    const { organisationId, look } = job.data;
    const isWaiting = await this.sync.run(organisationId, { isAsked: look === undefined });
    if (!isWaiting || look === undefined) return;
    await this.work.run(async (tx) => {
      if (await job.once(tx)) await this.records.look(tx, organisationId, look + 1);
    });
  }
}

import { UnitOfWork } from '../../platform/database/unit-of-work';
import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { Job, JobHandler } from '../../platform/queue/job-handler';
import { ContactIndex } from './contact-index';
import { FORGET_FIELD, type RemovedField } from './contact-queues';
import { ContactValuesStore } from './contact-values.store';
import { ContactsStore } from './contacts.store';

/** Of so many contacts in one unit: others write between two. */
const AT_ONCE = 500;

/** Forgets what contacts had in a field that is gone, and that they were found by it. Does the same however often it runs. */
@HandlesJobs(FORGET_FIELD)
export class ForgetFieldJob implements JobHandler<RemovedField> {
  constructor(
    private readonly values: ContactValuesStore,
    private readonly contacts: ContactsStore,
    private readonly index: ContactIndex,
    private readonly work: UnitOfWork,
  ) {}

  async handle({ data: { organisationId, fieldId }, signal }: Job<RemovedField>): Promise<void> {
    for (let left = true; left;) {
      signal.throwIfAborted();
      left = await this.work.run(async (tx) => {
        const contactIds = await this.values.removeSome(tx, fieldId, AT_ONCE);
        if (contactIds.length === 0) return false;
        await this.index.change(tx, await this.contacts.ofIds(organisationId, contactIds, tx));
        return true;
      });
    }
  }
}

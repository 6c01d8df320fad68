import { UnitOfWork } from '../../platform/database/unit-of-work';
import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { Job, JobHandler } from '../../platform/queue/job-handler';
import { AuditLog } from '../audit/api/audit-log';
import { Customers } from '../contacts/api/customers';
import { PersonParts } from '../contacts/api/person-parts';
import { MediaStore } from '../messages/api/media';
import { ERASE_PERSON, type ErasedPerson } from './erasure-queue';
import { PersonFinder } from './person-finder';
import { ProviderEraser } from './provider-eraser';

/**
 * Erases one person: at the provider first, since what it still had would be taken in again; then their files; then every
 * row, in one unit. What fails is tried again from the beginning, which does no harm.
 */
@HandlesJobs(ERASE_PERSON)
export class ErasePersonJob implements JobHandler<ErasedPerson> {
  constructor(
    private readonly finder: PersonFinder,
    private readonly provider: ProviderEraser,
    private readonly parts: PersonParts,
    private readonly media: MediaStore,
    private readonly customers: Customers,
    private readonly work: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  async handle({ data: { organisationId, contactIds, askedBy } }: Job<ErasedPerson>): Promise<void> {
    const person = await this.finder.find(organisationId, contactIds);
    if (!person) return;
    await this.provider.erase(await this.finder.traces(person));
    for (const part of this.parts.all)
      for (const id of (await part.files?.(person)) ?? []) await this.media.remove(id);
    await this.work.run(async (tx) => {
      for (const part of this.parts.all) await part.erase(tx, person);
      await this.customers.erase(tx, organisationId, person.contactIds);
      await this.audit.record(tx, {
        actor: { via: 'server', ...(askedBy !== null && { personId: askedBy }) },
        action: 'contacts/erased',
        organisationId,
        details: { count: person.contactIds.length },
      });
    });
  }
}

import type { Tx } from '../../platform/database/tx';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { AppError } from '../../platform/errors/app-error';
import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { Job, JobHandler } from '../../platform/queue/job-handler';
import { AuditLog } from '../audit/api/audit-log';
import { Customers } from '../contacts/api/customers';
import { PersonParts } from '../contacts/api/person-parts';
import { MediaStore } from '../messages/api/media';
import { ERASE_PERSON, type ErasedPerson } from './erasure-queue';
import { PersonFinder, type Trace } from './person-finder';
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
    const traces = await this.finder.traces(person);
    const leftAtProvider = await this.provider.erase(person, traces);
    const files = (await Promise.all(this.parts.all.map((part) => part.files(person)))).flat();
    for (const { id } of files) await this.media.remove(id);
    await this.work.run(async (tx) => {
      await this.#assertNothingCame(tx, { organisationId, contactIds }, traces);
      for (const part of this.parts.all) await part.erase(tx, person);
      await this.customers.erase(tx, organisationId, person.contactIds);
      await this.audit.record(tx, {
        actor: { via: 'server', ...(askedBy !== null && { personId: askedBy }) },
        action: 'contacts/erased',
        organisationId,
        details: { count: person.contactIds.length, ...(leftAtProvider > 0 && { leftAtProvider }) },
      });
    });
    // A copy that was being made may have been put down between the two; from now on it finds that nobody wants it.
    for (const { id } of files) await this.media.remove(id);
  }

  /** What came while the provider was asked would stay there. @throws AppError `contacts/not-erased-yet` (retryable) */
  async #assertNothingCame(
    tx: Tx,
    { organisationId, contactIds }: Pick<ErasedPerson, 'organisationId' | 'contactIds'>,
    before: readonly Trace[],
  ): Promise<void> {
    const known = new Set(before.map(({ id }) => id));
    const person = await this.finder.find(organisationId, contactIds, tx.query);
    const now = person ? await this.finder.traces(person, tx.query) : [];
    if (now.some(({ id }) => !known.has(id))) throw cameMeanwhile();
  }
}

const cameMeanwhile = (): AppError =>
  new AppError({
    code: 'contacts/not-erased-yet',
    detail: 'A call or a message came in while this person was being erased. It begins again.',
    retryable: true,
  });

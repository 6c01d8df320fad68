import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { maskPhoneNumber } from '../../../platform/logging/mask-phone-number';
import { JobQueue } from '../../../platform/queue/job-queue';
import { AuditLog, type Actor } from '../../audit/api/audit-log';
import { Customers } from '../../contacts/api/customers';
import { ERASE_PERSON } from '../erasure-queue';

/** A customer wants that nothing is kept of them. */
@Injectable()
export class PersonErasure {
  constructor(
    private readonly customers: Customers,
    private readonly audit: AuditLog,
    private readonly jobs: JobQueue,
    private readonly work: UnitOfWork,
  ) {}

  /**
   * Everything is gone some moments later, at the provider too. The audit keeps that it was asked for, with masked numbers.
   *
   * @throws AppError `contacts/not-found` (404)
   */
  async erase(organisationId: string, contactId: string, actor: Actor): Promise<void> {
    const contacts = await this.customers.of(organisationId, contactId);
    const contactIds = contacts.map(({ id }) => id);
    const numbers = contacts.map(({ address }) => masked(address)).join(', ');
    await this.work.run(async (tx) => {
      await this.jobs.enqueue(tx, ERASE_PERSON, {
        organisationId,
        contactIds,
        askedBy: actor.personId ?? null,
      });
      const subject = { kind: 'contact', id: contactId };
      const action = 'contacts/erasure-asked';
      await this.audit.record(tx, { actor, action, organisationId, subject, details: { numbers } });
    });
  }
}

const masked = (address: string): string =>
  address.includes('@') ? `${address.slice(0, 1)}***` : maskPhoneNumber(address);

import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AppError } from '../../../platform/errors/app-error';
import { maskPhoneNumber } from '../../../platform/logging/mask-phone-number';
import { JobQueue } from '../../../platform/queue/job-queue';
import { AuditLog, type Actor } from '../../audit/api/audit-log';
import { Customers } from '../../contacts/api/customers';
import { PersonParts, type PersonKeys } from '../../contacts/api/person-parts';
import { ERASE_PERSON } from '../erasure-queue';
import { PersonFinder } from '../person-finder';

/** Everything about one person, in the words of the tables that hold it. */
export interface HandedOut {
  contacts: object[];
  parts: Record<string, object[]>;
  /** Ids of the files in the media store. */
  files: string[];
}

/** What a customer may ask for: all that is kept of them, or that nothing is. */
@Injectable()
export class PersonData {
  constructor(
    private readonly customers: Customers,
    private readonly finder: PersonFinder,
    private readonly parts: PersonParts,
    private readonly audit: AuditLog,
    private readonly jobs: JobQueue,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws AppError `contacts/not-found` (404) */
  async handOut(organisationId: string, contactId: string, actor: Actor): Promise<HandedOut> {
    const contacts = await this.customers.of(organisationId, contactId);
    const person = await this.#person(
      organisationId,
      contacts.map(({ id }) => id),
    );
    await this.work.run((tx) =>
      this.audit.record(tx, {
        actor,
        action: 'contacts/handed-out',
        organisationId,
        subject: { kind: 'contact', id: contactId },
      }),
    );
    const parts: HandedOut['parts'] = {};
    const files: string[] = [];
    for (const part of this.parts.all) {
      parts[part.name] = await part.read(person);
      files.push(...((await part.files?.(person)) ?? []));
    }
    return { contacts, parts, files };
  }

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

  async #person(organisationId: string, contactIds: readonly string[]): Promise<PersonKeys> {
    const person = await this.finder.find(organisationId, contactIds);
    if (person) return person;
    throw new AppError({
      code: 'contacts/not-found',
      detail: 'There is no such contact any more. Load the page again.',
      status: 404,
    });
  }
}

const masked = (address: string): string =>
  address.includes('@') ? `${address.slice(0, 1)}***` : maskPhoneNumber(address);

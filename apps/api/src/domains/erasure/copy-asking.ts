import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { PersonCopyLanguage } from '@centralita/shared-types';
import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { AppError } from '../../platform/errors/app-error';
import { JobQueue } from '../../platform/queue/job-queue';
import type { Actor } from '../audit/api/audit-log';
import { Customers } from '../contacts/api/customers';
import { CopyLog } from './copy-log';
import { COPY_PERSON } from './copy-queues';
import type { PersonCopyRow } from './person-copies-schema';
import { PersonCopiesStore } from './person-copies.store';

const KEPT_DAYS = 7;
const DAY_MS = 86_400_000;

/** Somebody asks for a copy: no second one of the same person is made at the same time. */
@Injectable()
export class CopyAsking {
  constructor(
    private readonly store: PersonCopiesStore,
    private readonly customers: Customers,
    private readonly jobs: JobQueue,
    private readonly log: CopyLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  ask(
    {
      organisationId,
      contactId,
      contactIds,
    }: { organisationId: string; contactId: string; contactIds: readonly string[] },
    { language, actor }: { language: PersonCopyLanguage; actor: Actor },
  ): Promise<PersonCopyRow> {
    const now = this.clock.now();
    const row: PersonCopyRow = {
      id: randomUUID(),
      organisation_id: organisationId,
      contact_id: contactId,
      language,
      state: 'waiting',
      asked_by: actor.personId ?? null,
      asked_at: now,
      bytes: null,
      problem: null,
      expires_at: now + KEPT_DAYS * DAY_MS,
    };
    return this.work.run(async (tx) => {
      // Of two who ask at once, the second sees what the first wrote.
      await this.customers.hold(tx, contactIds);
      const known = await this.store.of(organisationId, contactIds, tx);
      if (known.some(({ state }) => state === 'waiting')) throw beingMade();
      await this.store.insert(tx, row);
      await this.jobs.enqueue(tx, COPY_PERSON, { copyId: row.id });
      await this.log.record(tx, row, 'copy-asked', actor);
      this.log.tell(tx, row);
      return row;
    });
  }
}

const beingMade = (): AppError =>
  new AppError({
    code: 'contacts/copy-being-made',
    detail: 'A copy of this person is being made. Wait for it.',
    status: 409,
  });

import { Injectable } from '@nestjs/common';
import type { DeadLetter, Page } from '@centralita/shared-types';
import type { Tx } from '../../../platform/database/tx';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AppError } from '../../../platform/errors/app-error';
import { ActivityLog, SERVER_STREAM } from '../../../platform/events/activity-log';
import { pageOf, placeOf } from '../../../platform/paging/list-place';
import { DeadLetters } from '../../../platform/queue/dead-letters';
import { AuditLog, type Actor } from '../../audit/api/audit-log';
import { Alerts } from './alerts';

const PAGE_LENGTH = 50;

/** What owners do with jobs that were given up. */
@Injectable()
export class DeadLetterActions {
  constructor(
    private readonly letters: DeadLetters,
    private readonly alerts: Alerts,
    private readonly activities: ActivityLog,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
  ) {}

  /** The latest first. @throws AppError `lists/bad-place` (400) */
  async page(before?: string): Promise<Page<DeadLetter>> {
    const place = before === undefined ? undefined : placeOf(before);
    const letters = await this.letters.list(PAGE_LENGTH + 1, place);
    return pageOf(letters, PAGE_LENGTH, ({ diedAt: at, id }) => ({ at, id }), letters);
  }

  /** @throws AppError `jobs/not-found` (404) */
  async retry(id: string, actor: Actor): Promise<void> {
    await this.work.run(async (tx) => {
      const queue = await this.letters.retry(tx, id);
      if (queue === undefined) throw notFound();
      if ((await this.letters.left(tx, queue)) === 0) await this.#settle(tx, queue, actor);
      await this.#tell(tx, actor, { id, queue, count: 1 });
    });
  }

  /** @returns how many there were */
  async retryAll(actor: Actor): Promise<number> {
    const queues = (await this.letters.counts()).map(({ queue }) => queue);
    const retried = await this.letters.retryAll();
    await this.work.run(async (tx) => {
      for (const queue of queues)
        if ((await this.letters.left(tx, queue)) === 0) await this.#settle(tx, queue, actor);
      if (retried > 0) await this.#tell(tx, actor, { count: retried });
    });
    return retried;
  }

  #settle(tx: Tx, queue: string, actor: Actor): Promise<void> {
    return this.alerts.settle(tx, { kind: 'dead-letter', key: queue, organisationId: null }, actor);
  }

  async #tell(tx: Tx, actor: Actor, facts: { id?: string; queue?: string; count: number }): Promise<void> {
    this.activities.append(tx, { stream: SERVER_STREAM, kind: 'jobs/retried', data: facts, role: 'owner' });
    await this.audit.record(tx, {
      actor,
      action: 'jobs/retried',
      ...(facts.id !== undefined && { subject: { kind: 'job', id: facts.id } }),
      details: { queue: facts.queue ?? null, count: facts.count },
    });
  }
}

const notFound = (): AppError =>
  new AppError({
    code: 'jobs/not-found',
    detail: 'There is no such job that was given up: somebody may have retried it. Load the list again.',
    status: 404,
  });

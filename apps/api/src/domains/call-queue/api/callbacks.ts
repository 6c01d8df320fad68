import { randomUUID } from 'node:crypto';
import type { CallbackItem } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock';
import type { Tx } from '../../../platform/database/tx';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AppError } from '../../../platform/errors/app-error';
import { ActivityLog } from '../../../platform/events/activity-log';
import { OrganisationDirectory } from '../../organisations/api/organisation-directory';
import { PeopleDirectory } from '../../people/api/people-directory';
import type { CallbackRow } from '../call-queue-schema';
import { CallbacksStore, type CallbackOfPerson } from '../callbacks.store';
import { QueueWaitsStore } from '../queue-waits.store';

/** Longer than a call takes to be answered or not; after it, whoever forgot to tick it off is in nobody's way. */
const TAKEN_FOR_MS = 600_000;

/** People who asked to be called back. */
@Injectable()
export class Callbacks {
  constructor(
    private readonly organisations: OrganisationDirectory,
    private readonly people: PeopleDirectory,
    private readonly store: CallbacksStore,
    private readonly waits: QueueWaitsStore,
    private readonly activities: ActivityLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** A caller asks for it; told again, it is the same. Whoever had waited in the queue keeps their place. @param number E.164 */
  async ask({ callSid, to }: { callSid: string; to: string }, number: string): Promise<void> {
    const stream = this.organisations.ofNumber(to);
    if (stream === undefined) return;
    const row = { id: randomUUID(), organisation_id: stream, call_sid: callSid, number };
    const now = this.clock.now();
    const waiting_since = (await this.waits.find(callSid))?.entered_at ?? now;
    const times = { asked_at: now, waiting_since };
    const open = { done_at: null, done_by: null, taken_at: null, taken_by: null };
    await this.work.run(async (tx) => {
      if (await this.store.insert(tx, { ...row, ...times, ...open }))
        this.activities.append(tx, { stream, kind: 'queue/changed', data: { callSid } });
    });
  }

  /**
   * Before a person dials the number: nobody else calls the same one meanwhile.
   * @throws AppError `queue/taken` (409), `queue/not-found` (404)
   */
  async take(callback: CallbackOfPerson): Promise<void> {
    const now = this.clock.now();
    await this.work.run(async (tx) => {
      if (await this.store.take(tx, callback, now, now - TAKEN_FOR_MS)) return this.#tell(tx, callback);
      const isOpen = await this.store.isOpen(tx, callback.organisationId, callback.id);
      throw isOpen ? taken() : notFound();
    });
  }

  /** @throws AppError `queue/not-found` (404) */
  async done(callback: CallbackOfPerson): Promise<void> {
    await this.work.run(async (tx) => {
      if (!(await this.store.done(tx, callback, this.clock.now()))) throw notFound();
      this.#tell(tx, callback);
    });
  }

  /** Those that nobody has called yet, who have waited longest first; each with who is calling them now. */
  async open(organisationId: string): Promise<(CallbackRow & Pick<CallbackItem, 'takenBy'>)[]> {
    const rows = await this.store.open(organisationId);
    const free = this.clock.now() - TAKEN_FOR_MS;
    const takers = rows.map(({ taken_at, taken_by }) => (taken_at ?? 0) >= free && taken_by);
    const names = await this.people.names([...new Set(takers.filter((id) => typeof id === 'string'))]);
    return rows.map((row, index) => {
      const id = takers[index];
      const name = id ? names.get(id) : undefined;
      return { ...row, takenBy: id && name !== undefined ? { id, name } : null };
    });
  }

  #tell(tx: Tx, { organisationId }: CallbackOfPerson): void {
    this.activities.append(tx, { stream: organisationId, kind: 'queue/changed', data: {} });
  }
}

const taken = (): AppError =>
  new AppError({
    code: 'queue/taken',
    detail: 'Somebody else is calling them at this moment. Take the next one.',
    status: 409,
  });

const notFound = (): AppError =>
  new AppError({
    code: 'queue/not-found',
    detail: 'Nobody is to be called back by that id. Load the list again.',
    status: 404,
  });

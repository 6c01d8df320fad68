import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AuditAction, Label, LabelDraft } from '@centralita/shared-types';
import { Clock } from '../../../platform/clock/clock';
import type { Tx } from '../../../platform/database/tx';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AppError } from '../../../platform/errors/app-error';
import { ActivityLog } from '../../../platform/events/activity-log';
import { AuditLog, type Actor } from '../../audit/api/audit-log';
import type { LabelRow } from '../handling/handling-schema';
import { LabelsStore } from '../handling/labels.store';

/** More are not found again by anybody. */
const LABELS_MAX = 100;

/** What an organisation sorts its conversations by. */
@Injectable()
export class Labels {
  constructor(
    private readonly store: LabelsStore,
    private readonly activities: ActivityLog,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async list(organisationId: string): Promise<Label[]> {
    return (await this.store.all(organisationId)).map(view);
  }

  /** @throws AppError `labels/name-taken` (409), `labels/too-many` (422) */
  async add(organisationId: string, { name, colour }: LabelDraft, actor: Actor): Promise<Label> {
    const id = randomUUID();
    const row = { id, organisation_id: organisationId, ...named(name), colour, created_at: this.clock.now() };
    await this.work.run(async (tx) => {
      if ((await this.store.all(organisationId, tx)).length >= LABELS_MAX) throw tooMany();
      if (!(await this.store.insert(tx, row))) throw nameTaken();
      await this.#tell(tx, organisationId, 'labels/added', id, name, actor);
    });
    return view(row);
  }

  /** @throws AppError `labels/not-found` (404), `labels/name-taken` (409) */
  async change(
    organisationId: string,
    id: string,
    { name, colour }: LabelDraft,
    actor: Actor,
  ): Promise<Label> {
    await this.work.run(async (tx) => {
      const all = await this.store.all(organisationId, tx);
      if (!all.some((one) => one.id === id)) throw noLabel();
      if (all.some((one) => one.id !== id && one.name_key === named(name).name_key)) throw nameTaken();
      await this.store.change(tx, id, { ...named(name), colour });
      await this.#tell(tx, organisationId, 'labels/changed', id, name, actor);
    });
    return { id, name, colour };
  }

  /** Takes it off all conversations, too. @throws AppError `labels/not-found` (404) */
  async remove(organisationId: string, id: string, actor: Actor): Promise<void> {
    await this.work.run(async (tx) => {
      const label = (await this.store.all(organisationId, tx)).find((one) => one.id === id);
      if (!label) throw noLabel();
      await this.store.remove(tx, id);
      await this.#tell(tx, organisationId, 'labels/removed', id, label.name, actor);
    });
  }

  async #tell(
    tx: Tx,
    organisationId: string,
    action: AuditAction,
    id: string,
    name: string,
    actor: Actor,
  ): Promise<void> {
    const subject = { kind: 'label', id };
    await this.audit.record(tx, { actor, action, organisationId, subject, details: { name } });
    this.activities.append(tx, { stream: organisationId, kind: 'labels/changed', data: {}, role: 'agent' });
  }
}

const view = ({ id, name, colour }: LabelRow): Label => ({ id, name, colour });
const named = (name: string): Pick<LabelRow, 'name' | 'name_key'> => ({ name, name_key: name.toLowerCase() });

export const noLabel = (): AppError =>
  new AppError({
    code: 'labels/not-found',
    detail: 'There is no such label; somebody may have deleted it. Load the labels again.',
    status: 404,
  });
const nameTaken = (): AppError =>
  new AppError({
    code: 'labels/name-taken',
    detail: 'There is a label with this name already.',
    status: 409,
  });
const tooMany = (): AppError =>
  new AppError({
    code: 'labels/too-many',
    detail: `An organisation has ${LABELS_MAX} labels at most. Delete one that nobody uses.`,
    status: 422,
  });

import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  REPLY_VARIABLES,
  unknownReplyVariables,
  type AuditAction,
  type SavedReply,
  type SavedReplyDraft,
} from '@centralita/shared-types';
import { Clock } from '../../../platform/clock/clock';
import type { Tx } from '../../../platform/database/tx';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AppError } from '../../../platform/errors/app-error';
import { ActivityLog } from '../../../platform/events/activity-log';
import { AuditLog, type Actor } from '../../audit/api/audit-log';
import { ContactFields } from '../../contacts/api/contact-fields';
import type { SavedReplyRow } from '../saved-replies-schema';
import { SavedRepliesStore } from '../saved-replies.store';

const REPLIES_MAX = 300;

/** What an organisation writes again and again. */
@Injectable()
export class SavedReplies {
  constructor(
    private readonly store: SavedRepliesStore,
    private readonly fields: ContactFields,
    private readonly activities: ActivityLog,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** By shortcut. */
  async list(organisationId: string): Promise<SavedReply[]> {
    return (await this.store.all(organisationId)).map(view);
  }

  /** @throws AppError `saved-replies/unknown-variable`, `saved-replies/too-many` (422), `saved-replies/shortcut-taken` (409) */
  async add(organisationId: string, { shortcut, text }: SavedReplyDraft, actor: Actor): Promise<SavedReply> {
    await this.#assertKnown(organisationId, text);
    const row = {
      id: randomUUID(),
      organisation_id: organisationId,
      shortcut,
      text,
      created_at: this.clock.now(),
    };
    await this.work.run(async (tx) => {
      if ((await this.store.all(organisationId, tx)).length >= REPLIES_MAX) throw tooMany();
      if (!(await this.store.insert(tx, row))) throw taken();
      await this.#tell(tx, 'saved-replies/added', row, actor);
    });
    return view(row);
  }

  /** @throws AppError as `add`, and `saved-replies/not-found` (404) */
  async change(
    organisationId: string,
    id: string,
    { shortcut, text }: SavedReplyDraft,
    actor: Actor,
  ): Promise<SavedReply> {
    await this.#assertKnown(organisationId, text);
    return this.work.run(async (tx) => {
      const all = await this.store.all(organisationId, tx);
      const row = all.find((one) => one.id === id);
      if (!row) throw notFound();
      if (all.some((one) => one.id !== id && one.shortcut === shortcut)) throw taken();
      await this.store.change(tx, id, { shortcut, text });
      await this.#tell(tx, 'saved-replies/changed', { ...row, shortcut }, actor);
      return { id, shortcut, text };
    });
  }

  /** @throws AppError `saved-replies/not-found` (404) */
  async remove(organisationId: string, id: string, actor: Actor): Promise<void> {
    await this.work.run(async (tx) => {
      const row = (await this.store.all(organisationId, tx)).find((one) => one.id === id);
      if (!row) throw notFound();
      await this.store.remove(tx, id);
      await this.#tell(tx, 'saved-replies/removed', row, actor);
    });
  }

  async #assertKnown(organisationId: string, text: string): Promise<void> {
    const fields = (await this.fields.list(organisationId)).map(({ name }) => name);
    const [unknown] = unknownReplyVariables(text, fields);
    if (unknown === undefined) return;
    throw new AppError({
      code: 'saved-replies/unknown-variable',
      detail: `{{${unknown}}} is no variable. These can be used: ${[...REPLY_VARIABLES, ...fields].join(', ')}.`,
      status: 422,
    });
  }

  async #tell(tx: Tx, action: AuditAction, row: SavedReplyRow, actor: Actor): Promise<void> {
    const { id, organisation_id: organisationId, shortcut } = row;
    const subject = { kind: 'saved-reply', id };
    await this.audit.record(tx, { actor, action, organisationId, subject, details: { name: shortcut } });
    this.activities.append(tx, {
      stream: organisationId,
      kind: 'saved-replies/changed',
      data: {},
      role: 'agent',
    });
  }
}

const view = ({ id, shortcut, text }: SavedReplyRow): SavedReply => ({ id, shortcut, text });

const notFound = (): AppError =>
  new AppError({
    code: 'saved-replies/not-found',
    detail: 'There is no such saved reply; somebody may have deleted it. Load the list again.',
    status: 404,
  });
const taken = (): AppError =>
  new AppError({
    code: 'saved-replies/shortcut-taken',
    detail: 'Another saved reply has this shortcut. Choose another one.',
    status: 409,
  });
const tooMany = (): AppError =>
  new AppError({
    code: 'saved-replies/too-many',
    detail: `An organisation has ${REPLIES_MAX} saved replies at most. Delete one that nobody uses.`,
    status: 422,
  });

import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AuditAction, Macro, MacroDraft } from '@centralita/shared-types';
import { Clock } from '../../../platform/clock/clock';
import type { Tx } from '../../../platform/database/tx';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { ActivityLog } from '../../../platform/events/activity-log';
import { AuditLog, type Actor } from '../../audit/api/audit-log';
import { MACROS_MAX, macroErrors } from '../macro-errors';
import { MacroStepsBook } from '../macro-steps';
import type { MacroRow } from '../macros-schema';
import { MacrosStore } from '../macros.store';

/** Named lists of what an organisation does with conversations in one go. */
@Injectable()
export class Macros {
  constructor(
    private readonly store: MacrosStore,
    private readonly steps: MacroStepsBook,
    private readonly activities: ActivityLog,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** By name. */
  async list(organisationId: string): Promise<Macro[]> {
    return this.steps.view(organisationId, await this.store.all(organisationId));
  }

  /** @throws AppError `macros/too-many` (422), `macros/name-taken` (409), and as `MacroStepsBook.ofDraft` */
  async add(organisationId: string, draft: MacroDraft, actor: Actor): Promise<Macro> {
    const row: MacroRow = {
      id: randomUUID(),
      organisation_id: organisationId,
      ...named(draft.name),
      steps: JSON.stringify(await this.steps.ofDraft(organisationId, draft)),
      created_at: this.clock.now(),
    };
    await this.work.run(async (tx) => {
      if ((await this.store.all(organisationId, tx)).length >= MACROS_MAX) throw macroErrors.tooMany();
      if (!(await this.store.insert(tx, row))) throw macroErrors.nameTaken();
      await this.#tell(tx, 'macros/added', row, actor);
    });
    return this.#view(row);
  }

  /** @throws AppError as `add`, and `macros/not-found` (404) */
  async change(organisationId: string, id: string, draft: MacroDraft, actor: Actor): Promise<Macro> {
    const before = await this.store.all(organisationId);
    if (!before.some((one) => one.id === id)) throw macroErrors.notFound();
    const written = {
      ...named(draft.name),
      steps: JSON.stringify(await this.steps.ofDraft(organisationId, draft)),
    };
    const row = await this.work.run(async (tx) => {
      const all = await this.store.all(organisationId, tx);
      const known = all.find((one) => one.id === id);
      if (!known) throw macroErrors.notFound();
      if (all.some((one) => one.id !== id && one.name_key === written.name_key))
        throw macroErrors.nameTaken();
      await this.store.change(tx, id, written);
      const changed = { ...known, ...written };
      await this.#tell(tx, 'macros/changed', changed, actor);
      return changed;
    });
    return this.#view(row);
  }

  /** @throws AppError `macros/not-found` (404) */
  async remove(organisationId: string, id: string, actor: Actor): Promise<void> {
    await this.work.run(async (tx) => {
      const row = (await this.store.all(organisationId, tx)).find((one) => one.id === id);
      if (!row) throw macroErrors.notFound();
      await this.store.remove(tx, id);
      await this.#tell(tx, 'macros/removed', row, actor);
    });
  }

  async #view(row: MacroRow): Promise<Macro> {
    const [macro] = await this.steps.view(row.organisation_id, [row]);
    if (!macro) throw new Error('A macro has one view.');
    return macro;
  }

  async #tell(tx: Tx, action: AuditAction, row: MacroRow, actor: Actor): Promise<void> {
    const { id, organisation_id: organisationId, name } = row;
    const subject = { kind: 'macro', id };
    await this.audit.record(tx, { actor, action, organisationId, subject, details: { name } });
    this.activities.append(tx, { stream: organisationId, kind: 'macros/changed', data: {}, role: 'agent' });
  }
}

const named = (name: string): Pick<MacroRow, 'name' | 'name_key'> => ({ name, name_key: name.toLowerCase() });

import { Injectable } from '@nestjs/common';
import type { AuditAction } from '@centralita/shared-types';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/tx';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { ActivityLog } from '../../platform/events/activity-log';
import { JobQueue } from '../../platform/queue/job-queue';
import { AuditLog, type Actor } from '../audit/api/audit-log';
import { LOOK_AFTER_MS, SYNC_TEMPLATES } from './template-queues';
import type { TemplateRow } from './templates-schema';
import { TemplatesStore } from './templates.store';

/** Writes down what people do with templates: for the audit log, for other pages, and what is to be looked at then. */
@Injectable()
export class TemplateRecords {
  constructor(
    private readonly store: TemplatesStore,
    private readonly audit: AuditLog,
    private readonly activities: ActivityLog,
    private readonly jobs: JobQueue,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @returns its id: of the one that the comparison with the provider has written meanwhile, where it was quicker */
  async add(given: Omit<TemplateRow, 'created_at' | 'updated_at'>, actor: Actor): Promise<string> {
    const now = this.clock.now();
    const row: TemplateRow = { ...given, created_at: now, updated_at: now };
    return this.work.run(async (tx) => {
      const isNew = await this.store.insert(tx, row);
      const known = isNew ? row : await this.store.ofContent(tx, row.content_sid);
      if (!known) throw new Error('The template was neither added nor found.');
      if (!isNew) await this.store.change(tx, known.id, { category: row.category });
      await this.#tell(tx, 'templates/added', known, actor);
      return known.id;
    });
  }

  async submitted(
    row: TemplateRow,
    { state, category }: Pick<TemplateRow, 'state' | 'category'>,
    actor: Actor,
  ): Promise<void> {
    await this.work.run(async (tx) => {
      await this.store.change(tx, row.id, { state, category, updated_at: this.clock.now() });
      await this.#tell(tx, 'templates/submitted', row, actor);
      await this.look(tx, row.organisation_id, 0);
    });
  }

  async removed(row: TemplateRow, actor: Actor): Promise<void> {
    await this.work.run(async (tx) => {
      await this.store.remove(tx, row.id);
      await this.#tell(tx, 'templates/removed', row, actor);
    });
  }

  async askForSync(organisationId: string): Promise<void> {
    await this.work.run((tx) => this.jobs.enqueue(tx, SYNC_TEMPLATES, { organisationId }));
  }

  /** Asks for the next look after a verdict, while there is one: later ones are the schedule's. */
  async look(tx: Tx, organisationId: string, look: number): Promise<void> {
    const afterMs = LOOK_AFTER_MS[look];
    if (afterMs === undefined) return;
    const runAt = this.clock.now() + afterMs;
    await this.jobs.enqueue(tx, SYNC_TEMPLATES, { organisationId, look }, { runAt });
  }

  async #tell(
    tx: Tx,
    action: AuditAction,
    { id, name, organisation_id }: TemplateRow,
    actor: Actor,
  ): Promise<void> {
    await this.audit.record(tx, {
      actor,
      action,
      organisationId: organisation_id,
      subject: { kind: 'template', id },
      details: { name },
    });
    this.activities.append(tx, {
      stream: organisation_id,
      kind: 'templates/changed',
      data: {},
      role: 'agent',
    });
  }
}

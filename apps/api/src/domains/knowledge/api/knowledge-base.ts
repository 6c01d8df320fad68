import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Article, ArticleDraft, KnowledgeSettings } from '@centralita/shared-types';
import { Clock } from '../../../platform/clock/clock';
import type { Tx } from '../../../platform/database/tx';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AppError } from '../../../platform/errors/app-error';
import { ActivityLog } from '../../../platform/events/activity-log';
import { AuditLog, type Actor } from '../../audit/api/audit-log';
import { toArticle, toRow } from '../article-item';
import { KnowledgeStore } from '../knowledge.store';
import { KNOWLEDGE_STREAM, KnowledgeIndex } from './knowledge-index';

type Action = 'knowledge/added' | 'knowledge/changed' | 'knowledge/removed';

/** The articles that an organisation's bot answers from. */
@Injectable()
export class KnowledgeBase {
  constructor(
    private readonly store: KnowledgeStore,
    private readonly index: KnowledgeIndex,
    private readonly work: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly activities: ActivityLog,
    private readonly clock: Clock,
  ) {}

  /** The latest changed first. */
  async list(organisationId: string): Promise<Article[]> {
    return (await this.store.list(organisationId)).map(toArticle);
  }

  /** @throws AppError `knowledge/not-found` */
  async read(organisationId: string, id: string): Promise<Article> {
    const row = await this.store.find(organisationId, id);
    if (!row) throw notFound();
    return toArticle(row);
  }

  async add(organisationId: string, draft: ArticleDraft, actor: Actor): Promise<Article> {
    const id = randomUUID();
    await this.work.run(async (tx) => {
      await this.store.insert(tx, toRow(organisationId, id, draft, this.clock.now()));
      await this.#tell(tx, organisationId, { action: 'knowledge/added', id, name: draft.title }, actor);
    });
    await this.index.refresh();
    return this.read(organisationId, id);
  }

  /** Adds many, under ids of their own, or writes those that are known anew; within a unit of work of the caller's. */
  async importWithin(
    tx: Tx,
    organisationId: string,
    drafts: readonly (ArticleDraft & { id: string })[],
    actor: Actor,
  ): Promise<void> {
    const now = this.clock.now();
    for (const { id, ...draft } of drafts) await this.store.put(tx, toRow(organisationId, id, draft, now));
    const details = { count: drafts.length };
    await this.audit.record(tx, { actor, action: 'knowledge/imported', organisationId, details });
    this.#announce(tx, organisationId, details);
  }

  /** @throws AppError `knowledge/not-found` */
  async change(organisationId: string, id: string, draft: ArticleDraft, actor: Actor): Promise<Article> {
    await this.work.run(async (tx) => {
      const row = toRow(organisationId, id, draft, this.clock.now());
      if (!(await this.store.update(tx, row))) throw notFound();
      await this.#tell(tx, organisationId, { action: 'knowledge/changed', id, name: draft.title }, actor);
    });
    await this.index.refresh();
    return this.read(organisationId, id);
  }

  settings(organisationId: string): KnowledgeSettings {
    return { threshold: this.index.threshold(organisationId) };
  }

  async set(
    organisationId: string,
    { threshold }: KnowledgeSettings,
    actor: Actor,
  ): Promise<KnowledgeSettings> {
    await this.work.run(async (tx) => {
      await this.store.putSettings(tx, { organisation_id: organisationId, threshold });
      const details = { threshold };
      await this.audit.record(tx, { actor, action: 'knowledge/set', organisationId, details });
      this.#announce(tx, organisationId, {});
    });
    await this.index.refresh();
    return this.settings(organisationId);
  }

  /** @throws AppError `knowledge/not-found` */
  async remove(organisationId: string, id: string, actor: Actor): Promise<void> {
    await this.work.run(async (tx) => {
      const name = await this.store.remove(tx, organisationId, id);
      if (name === undefined) throw notFound();
      await this.#tell(tx, organisationId, { action: 'knowledge/removed', id, name }, actor);
    });
    await this.index.refresh();
  }

  async #tell(
    tx: Tx,
    organisationId: string,
    { action, id, name }: { action: Action; id: string; name: string },
    actor: Actor,
  ): Promise<void> {
    const subject = { kind: 'article', id };
    await this.audit.record(tx, { actor, action, organisationId, subject, details: { name } });
    this.#announce(tx, organisationId, { articleId: id });
  }

  /** Once for the organisation's people, once for the copies in the memory of every process. */
  #announce(tx: Tx, organisationId: string, data: Record<string, string | number>): void {
    const activity = { kind: 'knowledge/changed', data } as const;
    this.activities.append(tx, { ...activity, stream: organisationId, role: 'agent' });
    this.activities.append(tx, { ...activity, stream: KNOWLEDGE_STREAM, role: 'owner' });
  }
}

const notFound = (): AppError =>
  new AppError({
    code: 'knowledge/not-found',
    detail: 'There is no such article: somebody may have deleted it. Load the list again.',
    status: 404,
  });

import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  ASSIGNED_TO_ME,
  includesRole,
  type AuditAction,
  type InboxView,
  type InboxViewDraft,
  type Role,
} from '@centralita/shared-types';
import { Clock } from '../../../platform/clock/clock';
import type { Tx } from '../../../platform/database/tx';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { ActivityLog } from '../../../platform/events/activity-log';
import { AuditLog, type Actor } from '../../audit/api/audit-log';
import { LabelsStore } from '../handling/labels.store';
import {
  VIEWS_MAX,
  assigneeTwice,
  noView,
  sharedByAdmins,
  tooManyViews,
  viewNameTaken,
} from '../views/inbox-view-errors';
import type { InboxViewRow } from '../views/inbox-views-schema';
import { EVERYBODY, InboxViewsStore } from '../views/inbox-views.store';
import { Assignees } from './assignees';
import { noLabel } from './labels';

/** Who looks at views, or changes them. */
export interface ViewReader {
  organisationId: string;
  personId: string;
  role: Role;
}

/** Filters of the inbox under a name: of the organisation, which admins change, and each person's own. */
@Injectable()
export class InboxViews {
  constructor(
    private readonly store: InboxViewsStore,
    private readonly labels: LabelsStore,
    private readonly assignees: Assignees,
    private readonly activities: ActivityLog,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** By name. */
  async list({
    organisationId,
    personId,
  }: Pick<ViewReader, 'organisationId' | 'personId'>): Promise<InboxView[]> {
    const rows = await this.store.seenBy(organisationId, personId);
    const [labels, people, teams] = await Promise.all([
      this.labels.all(organisationId),
      this.assignees.all(organisationId),
      this.assignees.teamNames(organisationId),
    ]);
    const ids = [...labels, ...people].map(({ id }) => id);
    const known = new Set([...ids, ...teams.keys(), ASSIGNED_TO_ME, personId]);
    return rows.map((row) => viewOf(row, known));
  }

  /**
   * @throws AppError `inbox-views/name-taken` (409), `inbox-views/too-many`, `inbox-views/assignee-twice`,
   * `conversations/not-assignable` (422), `labels/not-found`, `teams/not-found` (404), `session/role-needed` (403)
   */
  async add(reader: ViewReader, draft: InboxViewDraft, actor: Actor): Promise<InboxView> {
    const row = { ...rowOf(reader, draft), id: randomUUID(), created_at: this.clock.now() };
    assertMayChange(reader, row);
    await this.#assertFilters(reader, row);
    await this.work.run(async (tx) => {
      const seen = await this.store.seenBy(reader.organisationId, reader.personId, tx);
      if (seen.some((one) => one.name_key === row.name_key)) throw viewNameTaken();
      assertRoom(seen, row);
      if (!(await this.store.insert(tx, row))) throw viewNameTaken();
      await this.#tell(tx, 'inbox-views/added', [row], actor);
    });
    return this.#read(reader, row.id);
  }

  /** @throws AppError as `add`, and `inbox-views/not-found` (404) */
  async change(reader: ViewReader, id: string, draft: InboxViewDraft, actor: Actor): Promise<InboxView> {
    const before = await this.#find(reader, id);
    assertMayChange(reader, before);
    const row = { ...before, ...rowOf(reader, draft) };
    assertMayChange(reader, row);
    await this.#assertFilters(reader, row, before);
    await this.work.run(async (tx) => {
      const seen = await this.store.seenBy(reader.organisationId, reader.personId, tx);
      const others = seen.filter((one) => one.id !== id);
      if (others.length === seen.length) throw noView();
      if (others.some((one) => one.name_key === row.name_key)) throw viewNameTaken();
      assertRoom(others, row);
      await this.store.change(tx, row);
      await this.#tell(tx, 'inbox-views/changed', [row, before], actor);
    });
    return this.#read(reader, id);
  }

  /** @throws AppError `inbox-views/not-found` (404), `session/role-needed` (403) */
  async remove(reader: ViewReader, id: string, actor: Actor): Promise<void> {
    const row = await this.#find(reader, id);
    assertMayChange(reader, row);
    await this.work.run(async (tx) => {
      await this.store.remove(tx, id);
      await this.#tell(tx, 'inbox-views/removed', [row], actor);
    });
  }

  async #find({ organisationId, personId }: ViewReader, id: string): Promise<InboxViewRow> {
    const row = (await this.store.seenBy(organisationId, personId)).find((one) => one.id === id);
    if (!row) throw noView();
    return row;
  }

  async #read(reader: ViewReader, id: string): Promise<InboxView> {
    const view = (await this.list(reader)).find((one) => one.id === id);
    if (!view) throw noView();
    return view;
  }

  /** What a view has named before may be gone: it can be given another name nevertheless. */
  async #assertFilters(
    { organisationId, personId }: ViewReader,
    { view, label_id: labelId, team_id: teamId, assignee_id: assigneeId }: InboxViewRow,
    before?: InboxViewRow,
  ): Promise<void> {
    if (assigneeId !== null && (view === 'mine' || view === 'unassigned' || view === 'teams'))
      throw assigneeTwice();
    if (labelId !== null && labelId !== before?.label_id) {
      const labels = await this.labels.all(organisationId);
      if (!labels.some(({ id }) => id === labelId)) throw noLabel();
    }
    if (teamId !== null && teamId !== before?.team_id) await this.assignees.team(organisationId, teamId);
    if (assigneeId !== null && assigneeId !== ASSIGNED_TO_ME && assigneeId !== before?.assignee_id)
      await this.assignees.assertAssignable(organisationId, assigneeId, personId);
  }

  /** A view of one person's own is told to them alone. @param rows as it is, and as it was */
  async #tell(
    tx: Tx,
    action: AuditAction,
    rows: [InboxViewRow, ...InboxViewRow[]],
    actor: Actor,
  ): Promise<void> {
    const [{ id, organisation_id: organisationId, name }] = rows;
    const subject = { kind: 'inbox-view', id };
    await this.audit.record(tx, { actor, action, organisationId, subject, details: { name } });
    const owners = new Set(rows.map((row) => row.owner_id));
    for (const personId of owners.has(EVERYBODY) ? [EVERYBODY] : owners)
      this.activities.append(tx, {
        stream: organisationId,
        kind: 'inbox-views/changed',
        data: {},
        role: 'agent',
        ...(personId !== EVERYBODY && { personId }),
      });
  }
}

/** @throws AppError `session/role-needed` (403) */
function assertMayChange({ role }: ViewReader, { owner_id: owner }: InboxViewRow): void {
  if (owner === EVERYBODY && !includesRole(role, 'admin')) throw sharedByAdmins();
}

/** @throws AppError `inbox-views/too-many` (422) */
function assertRoom(others: readonly InboxViewRow[], { owner_id: owner }: InboxViewRow): void {
  if (others.filter((one) => one.owner_id === owner).length >= VIEWS_MAX) throw tooManyViews();
}

const rowOf = (
  { organisationId, personId }: ViewReader,
  { name, shared, view, channel, labelId, teamId, assigneeId }: InboxViewDraft,
): Omit<InboxViewRow, 'id' | 'created_at'> => ({
  organisation_id: organisationId,
  owner_id: shared ? EVERYBODY : personId,
  name,
  name_key: name.toLowerCase(),
  view,
  channel: channel ?? null,
  label_id: labelId ?? null,
  team_id: teamId ?? null,
  assignee_id: assigneeId ?? null,
});

const isGone = (id: string | null, known: ReadonlySet<string>): boolean => id !== null && !known.has(id);

const viewOf = (row: InboxViewRow, known: ReadonlySet<string>): InboxView => ({
  id: row.id,
  name: row.name,
  shared: row.owner_id === EVERYBODY,
  view: row.view,
  channel: row.channel,
  labelId: row.label_id,
  teamId: row.team_id,
  assigneeId: row.assignee_id,
  gone: [
    ...(isGone(row.label_id, known) ? (['label'] as const) : []),
    ...(isGone(row.team_id, known) ? (['team'] as const) : []),
    ...(isGone(row.assignee_id, known) ? (['assignee'] as const) : []),
  ],
});

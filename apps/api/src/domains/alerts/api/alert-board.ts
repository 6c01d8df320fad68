import { Injectable } from '@nestjs/common';
import type { Alert, Page } from '@centralita/shared-types';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AppError } from '../../../platform/errors/app-error';
import { SERVER_STREAM } from '../../../platform/events/activity-log';
import { pageOf, placeOf } from '../../../platform/paging/list-place';
import { ActorNames } from '../../audit/api/actor-names';
import type { Actor } from '../../audit/api/audit-log';
import type { AlertRow } from '../alerts-schema';
import { AlertsStore } from '../alerts.store';
import { Alerts } from './alerts';

/** What one sees: an organisation's alerts, and for owners of the server those of the server too. */
export interface AlertView {
  organisationId: string;
  withServer: boolean;
}

const PAGE_LENGTH = 50;

/** Alerts as people see them. */
@Injectable()
export class AlertBoard {
  constructor(
    private readonly alerts: Alerts,
    private readonly store: AlertsStore,
    private readonly actors: ActorNames,
    private readonly work: UnitOfWork,
  ) {}

  /** The latest first. @throws AppError `lists/bad-place` (400) */
  async page(view: AlertView, state: 'open' | 'resolved', before?: string): Promise<Page<Alert>> {
    const place = before === undefined ? undefined : placeOf(before);
    const lists = await Promise.all(
      scopesOf(view).map((scope) => this.store[state](scope, PAGE_LENGTH + 1, place)),
    );
    const rows = lists.flat().sort(latestFirst);
    const alerts = await this.#toAlerts(rows.slice(0, PAGE_LENGTH));
    return pageOf(rows, PAGE_LENGTH, (row) => ({ at: latestOf(row), id: row.id }), alerts);
  }

  /** @throws AppError `alerts/not-found` (404), also where it is resolved already */
  async resolve(view: AlertView, id: string, actor: Actor): Promise<Alert> {
    const row = await this.work.run((tx) => this.alerts.resolve(tx, id, scopesOf(view), actor));
    const [alert] = await this.#toAlerts(row ? [row] : []);
    if (alert) return alert;
    throw new AppError({
      code: 'alerts/not-found',
      detail: 'There is no such open alert: somebody may have resolved it. Load the list again.',
      status: 404,
    });
  }

  async #toAlerts(rows: readonly AlertRow[]): Promise<Alert[]> {
    const ids = [...new Set(rows.flatMap(({ resolved_by: id }) => id ?? []))];
    const names = ids.length > 0 ? await this.actors.names(ids) : new Map<string, string>();
    return rows.map((row) => toAlert(row, names.get(row.resolved_by ?? '') ?? null));
  }
}

const scopesOf = ({ organisationId, withServer }: AlertView): string[] =>
  withServer ? [organisationId, SERVER_STREAM] : [organisationId];

const latestFirst = (one: AlertRow, other: AlertRow): number =>
  latestOf(other) - latestOf(one) || (one.id < other.id ? 1 : -1);

const latestOf = ({ resolved_at, last_at }: AlertRow): number => resolved_at ?? last_at;

/** @param resolvedBy name of the person */
export const toAlert = (row: AlertRow, resolvedBy: string | null): Alert => ({
  id: row.id,
  kind: row.kind,
  organisationId: row.scope === SERVER_STREAM ? null : row.scope,
  facts: JSON.parse(row.facts) as Alert['facts'],
  count: row.count,
  raisedAt: row.raised_at,
  lastAt: row.last_at,
  resolvedAt: row.resolved_at,
  resolvedBy,
});

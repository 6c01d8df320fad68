import { Injectable } from '@nestjs/common';
import type { AuditItem, Page } from '@centralita/shared-types';
import { Database } from '../../../platform/database/database';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { csvLine } from '../../../platform/csv/csv-line';
import { AppError } from '../../../platform/errors/app-error';
import { SERVER_SCOPE, type AuditRow } from '../audit-schema';
import { AuditStore, type AuditFilter, type AuditPlace } from '../audit.store';
import { ActorNames } from './actor-names';
import { AuditLog, type Actor } from './audit-log';

export type { AuditFilter };

/** What one sees: an organisation's entries, and for owners of the server those of the server too. */
export interface AuditView {
  organisationId: string;
  withServer: boolean;
}

const PAGE_LENGTH = 50;
const HEADINGS = ['time', 'who', 'via', 'address', 'action', 'subject', 'subject id', 'details'];
const PLACE = /^(\d{1,16})\.([0-9a-f-]{36})$/;

/** What the audit log tells. */
@Injectable()
export class AuditTrail {
  constructor(
    private readonly store: AuditStore,
    private readonly database: Database,
    private readonly actors: ActorNames,
    private readonly work: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  /** The latest first. @throws AppError `audit/no-such-place` (400) where `after` is not what a page said */
  async page(view: AuditView, filter: AuditFilter, after?: string): Promise<Page<AuditItem>> {
    const place = after === undefined ? undefined : placeOf(after);
    const pages = await Promise.all(
      scopesOf(view).map((scope) => this.store.page(scope, filter, place, PAGE_LENGTH + 1)),
    );
    const rows = pages.flat().sort(latestFirst);
    const shown = rows.slice(0, PAGE_LENGTH);
    const last = shown.at(-1);
    const names = await this.#names(shown);
    return {
      items: shown.map((row) => item(row, names)),
      next: rows.length > PAGE_LENGTH && last ? `${last.at}.${last.id}` : null,
    };
  }

  /** The same, whole, as lines of CSV. That somebody took it is recorded before the first line. */
  async *export(view: AuditView, filter: AuditFilter, actor: Actor): AsyncGenerator<string> {
    const { organisationId } = view;
    await this.work.run((tx) =>
      this.audit.record(tx, { actor, action: 'audit/exported', organisationId, details: { ...filter } }),
    );
    yield csvLine(HEADINGS);
    const names = new Map<string, string>();
    for await (const row of this.database.stream(this.store.all(scopesOf(view), filter))) {
      const id = row.person_id;
      if (id !== null && !names.has(id)) names.set(id, (await this.actors.names([id])).get(id) ?? '');
      const { at, via, address, action, subject, details } = item(row, names);
      yield csvLine([
        new Date(at).toISOString(),
        id === null ? null : (names.get(id) ?? null),
        via,
        address,
        action,
        subject?.kind ?? null,
        subject?.id ?? null,
        JSON.stringify(details),
      ]);
    }
  }

  #names(rows: readonly AuditRow[]): Promise<ReadonlyMap<string, string>> {
    const ids = rows.map(({ person_id }) => person_id).filter((id) => id !== null);
    return this.actors.names([...new Set(ids)]);
  }
}

const scopesOf = ({ organisationId, withServer }: AuditView): string[] =>
  withServer ? [organisationId, SERVER_SCOPE] : [organisationId];

const latestFirst = (one: AuditRow, other: AuditRow): number =>
  other.at - one.at || (one.id < other.id ? 1 : -1);

function placeOf(after: string): AuditPlace {
  const [, at, id] = PLACE.exec(after) ?? [];
  if (at !== undefined && id !== undefined) return { at: Number(at), id };
  throw new AppError({
    code: 'audit/no-such-place',
    detail: 'The place after which the page should begin is not one that a page has told. Begin anew.',
  });
}

const item = (row: AuditRow, names: ReadonlyMap<string, string>): AuditItem => ({
  id: row.id,
  at: row.at,
  who: row.person_id === null ? null : (names.get(row.person_id) ?? null),
  personId: row.person_id,
  via: row.via,
  address: row.address,
  action: row.action,
  subject:
    row.subject_kind === null || row.subject_id === null
      ? null
      : { kind: row.subject_kind, id: row.subject_id },
  details: JSON.parse(row.details) as AuditItem['details'],
});

import { CALL_OUTCOMES, type CallItem, type CallOutcome, type Page } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database';
import { AppError } from '../../../platform/errors/app-error';
import { PeopleDirectory } from '../../people/api/people-directory';
import { CallHistoryStore, isMissed, type CallFilter, type CallPlace } from '../call-history.store';
import type { CallHandoverRow, CallRow, CallStepRow } from '../calls-schema';
import { HandoversStore } from '../handovers.store';

export type { CallFilter };

const PAGE_LENGTH = 50;
const PLACE = /^(\d{1,15})\.([\w-]{1,64})$/;

/** What an organisation sees of its calls. */
@Injectable()
export class CallHistory {
  constructor(
    private readonly store: CallHistoryStore,
    private readonly handovers: HandoversStore,
    private readonly database: Database,
    private readonly directory: PeopleDirectory,
  ) {}

  /** The latest first. @throws AppError `calls/bad-place` (400) where `before` is not what a page said */
  async page(organisationId: string, filter: CallFilter, before?: string): Promise<Page<CallItem>> {
    const place = before === undefined ? undefined : placeOf(before);
    const rows = await this.store.page(organisationId, filter, place, PAGE_LENGTH + 1);
    const shown = rows.slice(0, PAGE_LENGTH);
    const last = shown.at(-1);
    const next = rows.length > PAGE_LENGTH && last ? `${last.started_at}.${last.call_sid}` : null;
    return { items: await this.#items(shown), next };
  }

  /** @throws AppError `calls/not-found` (404), also for a call of another organisation */
  async find(organisationId: string, callSid: string): Promise<CallItem> {
    const row = await this.store.find(organisationId, callSid);
    const [item] = row ? await this.#items([row]) : [];
    if (item) return item;
    throw new AppError({
      code: 'calls/not-found',
      detail: 'There is no such call of your organisation.',
      status: 404,
    });
  }

  async #items(rows: readonly CallRow[]): Promise<CallItem[]> {
    const sids = rows.map((row) => row.call_sid);
    const given = await this.handovers.ofAll(this.database.read, sids);
    const people = [
      ...rows.flatMap((row) => [row.person_id, row.answered_by]),
      ...given.flatMap((row) => [row.by_person, row.to_person, row.taken_by]),
    ].filter((id) => id !== null);
    const [names, steps] = await Promise.all([
      this.directory.names([...new Set(people)]),
      this.store.steps(sids),
    ]);
    return rows.map((row) => {
      const own = given.filter((each) => each.call_sid === row.call_sid);
      return itemOf(row, names, steps.get(row.call_sid) ?? [], own);
    });
  }
}

function itemOf(
  row: CallRow,
  names: ReadonlyMap<string, string>,
  steps: readonly CallStepRow[],
  given: readonly CallHandoverRow[],
): CallItem {
  const person = (id: string | null): CallItem['person'] => {
    const name = id === null ? undefined : names.get(id);
    return id === null || name === undefined ? null : { id, name };
  };
  return {
    id: row.call_sid,
    direction: row.direction,
    from: row.caller,
    to: row.called,
    startedAt: row.started_at,
    answeredAt: row.answered_at,
    endedAt: row.ended_at,
    talkedSec: row.talked_sec,
    outcome: outcomeOf(row.outcome),
    missed: isMissed(row),
    person: person(row.person_id),
    answeredBy: person(row.answered_by),
    transfers: given.map(({ at, by_person, to_person, to_number, taken_at, taken_by }) => ({
      at,
      by: person(by_person),
      to: person(to_person),
      number: to_number,
      takenAt: taken_at,
      takenBy: person(taken_by),
    })),
    steps: steps.map(({ flow, step, at }) => ({ flow, step, at })),
  };
}

const outcomeOf = (outcome: string | null): CallOutcome | null =>
  outcome === null ? null : (CALL_OUTCOMES.find((known) => known === outcome) ?? 'unknown');

function placeOf(before: string): CallPlace {
  const [, at, callSid] = PLACE.exec(before) ?? [];
  if (at !== undefined && callSid !== undefined) return { startedAt: Number(at), callSid };
  throw new AppError({
    code: 'calls/bad-place',
    detail:
      'The parameter before is the next of a page of calls, as it came. Leave it out for the first page.',
    status: 400,
  });
}

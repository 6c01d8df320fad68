import type { ActivityItem, Page } from '@centralita/shared-types';
import { Controller, Get, Query } from '@nestjs/common';
import { KnownAccounts } from '../../domains/accounts/api/known-accounts';
import { Organisations } from '../../domains/organisations/api/organisations';
import { PeopleDirectory } from '../../domains/people/api/people-directory';
import type { Principal } from '../../domains/people/api/principal';
import { AppError } from '../../platform/errors/app-error';
import { ActivityLog, type Activity } from '../../platform/events/activity-log';
import { streamsOf, toLiveEvent } from '../../platform/events/live-event';
import { readCursor, writeCursor } from '../../platform/events/stream-cursor';
import { Allowed, InOrganisation, Who } from '../access/allowed';
import { NotStored } from '../private-answers';

const ITEMS_PER_PAGE = 50;
/** What an activity names people by. */
const PEOPLE = ['personId', 'answeredBy', 'givenBy', 'givenTo'] as const;

/** What happened, the latest first: the same as the live stream tells, for those who come later. */
@Controller('api/activities')
export class ActivitiesController {
  constructor(
    private readonly log: ActivityLog,
    private readonly people: PeopleDirectory,
    private readonly organisations: Organisations,
    private readonly accounts: KnownAccounts,
  ) {}

  @Get()
  @Allowed('viewer')
  @NotStored()
  async list(
    @Who() who: Principal,
    @InOrganisation() organisationId: string,
    @Query('before') before?: unknown,
  ): Promise<Page<ActivityItem>> {
    const cursor = new Map(before === undefined ? [] : placesOf(before));
    const pages = await Promise.all(
      streamsOf(who, organisationId).map((stream) =>
        this.log.before({
          stream,
          number: cursor.get(stream) ?? Number.MAX_SAFE_INTEGER,
          limit: ITEMS_PER_PAGE + 1,
          role: who.role,
          personId: who.personId,
        }),
      ),
    );
    const more = pages.flat().length > ITEMS_PER_PAGE;
    const items = merge(pages, ITEMS_PER_PAGE);
    for (const { stream, number } of items) cursor.set(stream, number);
    const names = await this.#names(items);
    return {
      items: items.map((activity) => ({
        id: writeCursor(new Map([[activity.stream, activity.number]])),
        ...toLiveEvent(activity),
        names: namesIn(activity, names),
      })),
      next: more ? writeCursor(cursor) : null,
    };
  }

  /** Of people, organisations and accounts that these tell of. */
  async #names(items: readonly Activity[]): Promise<ReadonlyMap<string, string>> {
    const [people, organisations] = await Promise.all([
      this.people.names(idsIn(items, PEOPLE)),
      this.organisations.names(idsIn(items, ['organisationId'])),
    ]);
    const accounts = this.accounts.all.map(({ id, name }) => [id, name] as const);
    return new Map([...accounts, ...people, ...organisations]);
  }
}

const idsIn = (items: readonly Activity[], fields: readonly string[]): string[] => [
  ...new Set(
    items.flatMap(({ data }) => fields.map((field) => data[field])).filter((id) => typeof id === 'string'),
  ),
];

const namesIn = (activity: Activity, names: ReadonlyMap<string, string>): Record<string, string> =>
  Object.fromEntries(
    idsIn(
      [activity],
      [...PEOPLE, 'organisationId', ...(activity.kind.startsWith('accounts/') ? ['id'] : [])],
    ).flatMap((id) => {
      const name = names.get(id);
      return name === undefined ? [] : [[id, name]];
    }),
  );

/** The latest of several streams, each of which stays in the order of its numbers, whatever the clock did. */
function merge(streams: readonly Activity[][], limit: number): Activity[] {
  const merged: Activity[] = [];
  while (merged.length < limit) {
    const [latest] = streams.filter(([first]) => first).sort(([a], [b]) => (b?.at ?? 0) - (a?.at ?? 0));
    const next = latest?.shift();
    if (!next) break;
    merged.push(next);
  }
  return merged;
}

function placesOf(before: unknown): Iterable<[string, number]> {
  const cursor = typeof before === 'string' ? readCursor(before) : undefined;
  if (cursor) return cursor;
  throw new AppError({
    code: 'activities/bad-place',
    detail:
      'The parameter before is the next of a page of activities, as it came. Leave it out for the first page.',
    status: 400,
  });
}

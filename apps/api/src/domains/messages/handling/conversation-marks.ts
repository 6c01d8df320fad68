import { Injectable } from '@nestjs/common';
import type { Conversation } from '@centralita/shared-types';
import { PeopleDirectory } from '../../people/api/people-directory';
import { Teams } from '../../teams/api/teams';
import type { ConversationRow } from '../messages-schema';
import { wroteSinceOptOut } from '../writable';
import { InboxSettingsStore } from './inbox-settings.store';
import { LabelsStore } from './labels.store';
import { RatingsStore } from './ratings.store';

export type Marks = Pick<
  Conversation,
  'assignee' | 'team' | 'labels' | 'waitingSince' | 'replyDueAt' | 'rating'
>;

/** Since when a customer waits for a person; null where nobody does, or none can reply. */
const waitingSince = (row: ConversationRow): number | null => {
  const mayReply = row.opted_out_at === null || wroteSinceOptOut(row);
  return row.answered_by === 'person' && row.state === 'open' && mayReply ? row.waiting_since : null;
};

/** What the team knows of conversations besides what was written: whose they are, and what is due. */
@Injectable()
export class ConversationMarks {
  constructor(
    private readonly people: PeopleDirectory,
    private readonly teams: Teams,
    private readonly labels: LabelsStore,
    private readonly ratings: RatingsStore,
    private readonly settings: InboxSettingsStore,
  ) {}

  /** @returns one for each, in their order; all are of one organisation */
  async of(rows: readonly ConversationRow[]): Promise<Marks[]> {
    const ids = rows.map(({ id }) => id);
    const assigned = [...new Set(rows.flatMap(({ assigned_to: id }) => id ?? []))];
    const [first] = rows;
    if (!first) return [];
    const isOfTeam = rows.some(({ team_id: id }) => id !== null);
    const [names, teams, labels, ratings, { replyMinutes }] = await Promise.all([
      assigned.length > 0 ? this.people.names(assigned) : new Map<string, string>(),
      isOfTeam ? this.teams.names(first.organisation_id) : new Map<string, string>(),
      this.labels.ofConversations(ids),
      this.ratings.ofConversations(ids),
      this.settings.read(first.organisation_id),
    ]);
    return rows.map((row) => {
      const since = waitingSince(row);
      return {
        assignee:
          row.assigned_to === null ? null : { id: row.assigned_to, name: names.get(row.assigned_to) ?? '' },
        team: teamOf(row, teams),
        labels: labels.get(row.id) ?? [],
        waitingSince: since,
        replyDueAt: since === null || replyMinutes === 0 ? null : since + replyMinutes * 60_000,
        rating: ratings.get(row.id) ?? null,
      };
    });
  }
}

/** A team that was deleted is none. */
function teamOf({ team_id: id }: ConversationRow, names: ReadonlyMap<string, string>): Conversation['team'] {
  const name = id === null ? undefined : names.get(id);
  return id === null || name === undefined ? null : { id, name };
}

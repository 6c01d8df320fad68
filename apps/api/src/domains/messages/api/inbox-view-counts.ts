import { ASSIGNED_TO_ME, type InboxView, type InboxViewCount } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock';
import { InboxSettingsStore } from '../handling/inbox-settings.store';
import { ViewCountsStore, type ViewFilter } from '../view-counts.store';
import { Assignees } from './assignees';
import { InboxViews, type ViewReader } from './inbox-views';

/** How many conversations the saved views of somebody have now. */
@Injectable()
export class InboxViewCounts {
  constructor(
    private readonly views: InboxViews,
    private readonly store: ViewCountsStore,
    private readonly assignees: Assignees,
    private readonly settings: InboxSettingsStore,
    private readonly clock: Clock,
  ) {}

  /** Not of those that have what is done, which is no work to do, nor of those that can show nothing. */
  async list(reader: Pick<ViewReader, 'organisationId' | 'personId'>): Promise<InboxViewCount[]> {
    const { organisationId, personId } = reader;
    const views = (await this.views.list(reader)).filter(isCounted);
    if (views.length === 0) return [];
    const filter: ViewFilter = {
      organisationId,
      personId,
      teamIds: await this.assignees.teamIdsOf(organisationId, personId),
      waitingBefore: await this.settings.waitingBefore(organisationId, this.clock.now()),
    };
    const counts: InboxViewCount[] = [];
    // One after the other: whoever reads something else meanwhile does not wait for them all.
    for (const view of views)
      counts.push({ id: view.id, ...(await this.store.count({ ...filter, ...narrowed(view, personId) })) });
    return counts;
  }
}

const isCounted = ({ view, gone }: InboxView): boolean =>
  view !== 'done' && !gone.includes('label') && !gone.includes('team');

const narrowed = (
  { view, channel, labelId, teamId, assigneeId }: InboxView,
  personId: string,
): Partial<ViewFilter> => ({
  view,
  channel: channel ?? undefined,
  labelId: labelId ?? undefined,
  teamId: teamId ?? undefined,
  assigneeId: assigneeId === ASSIGNED_TO_ME ? personId : (assigneeId ?? undefined),
});

import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ActivityItem, ActivityKind } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { livePages } from '../../../shared/data-live/live-pages';
import { EmptyState } from '../../../shared/ui/empty-state';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { Icon } from '../../../shared/ui/icon';
import type { IconName } from '../../../shared/ui/icon-paths';
import { PageHeader } from '../../../shared/ui/page-header';
import { Skeleton } from '../../../shared/ui/skeleton';
import { When } from '../../../shared/ui/when';
import { OrganisationChoice, OrganisationSelect } from '../../team/api';
import { EVERYTHING_THAT_HAPPENS } from '../data/models/audit-areas';
import { OversightClient } from '../data/oversight-client';
import { PeopleNames } from '../data/people-names';

const ICONS: Record<string, IconName> = {
  people: 'people',
  organisations: 'building',
  accounts: 'key',
  alerts: 'bell',
  quarantine: 'help',
  jobs: 'retry',
  calls: 'phone',
};
/** Of somebody, whose name the sentence says. */
const NAMED: readonly ActivityKind[] = ['people/joined', 'people/changed'];
/** Of something whose name is told along. */
const BY_THEIR_OWN_NAME: readonly ActivityKind[] = ['templates/approved', 'templates/rejected'];
/** Comes and goes too often to be worth a line. */
const UNSHOWN: readonly ActivityKind[] = ['people/presence-changed'];

/** What happened here, the latest first; new lines come in above by themselves. */
@Component({
  selector: 'app-activity-page',
  imports: [
    EmptyState,
    FailureNotice,
    Icon,
    MatButton,
    OrganisationSelect,
    PageHeader,
    Skeleton,
    TranslocoDirective,
    When,
  ],
  templateUrl: './activity-page.html',
  styleUrls: ['../../../shared/ui/page.scss', './activity-page.scss'],
})
export class ActivityPage {
  private readonly client = inject(OversightClient);
  private readonly organisation = inject(OrganisationChoice).id;
  private readonly people = inject(PeopleNames);

  protected readonly log = livePages<ActivityItem>({
    of: this.organisation,
    kinds: [...EVERYTHING_THAT_HAPPENS, 'calls/ringing', 'calls/answered', 'calls/ended'],
    ask: (organisation, before) => this.client.activities(organisation, before),
  });
  protected readonly items = computed(() =>
    this.log
      .items()
      ?.filter(({ kind }) => !UNSHOWN.includes(kind))
      .map((item) => ({
        ...item,
        icon: ICONS[item.kind.split('/')[0] ?? ''] ?? 'info',
        name: this.nameIn(item),
      })),
  );

  /** Whoever it is about, where that is known. */
  private nameIn({ kind, data }: ActivityItem): string | undefined {
    const { personId, name } = data;
    if (BY_THEIR_OWN_NAME.includes(kind) && typeof name === 'string') return name;
    return NAMED.includes(kind) && typeof personId === 'string' ? this.people.nameOf(personId) : undefined;
  }
}

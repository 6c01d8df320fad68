import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ActivityItem } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { livePages } from '../../../shared/data-live/live-pages';
import { EmptyState } from '../../../shared/ui/empty-state';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { Icon } from '../../../shared/ui/icon';
import type { IconName } from '../../../shared/ui/icon-paths';
import { PageHeader } from '../../../shared/ui/page-header';
import { Skeleton } from '../../../shared/ui/skeleton';
import { When } from '../../../shared/ui/when';
import { OrganisationChoice, OrganisationSelect } from '../../people/api';
import { ActivityWords } from '../data/activity-words';
import { EVERYTHING_THAT_HAPPENS } from '../data/models/audit-areas';
import { mergedActivities } from '../data/models/merged-activities';
import { MonitoringClient } from '../data/monitoring-client';

const ICONS: Record<string, IconName> = {
  people: 'people',
  organisations: 'building',
  accounts: 'key',
  alerts: 'bell',
  quarantine: 'help',
  jobs: 'retry',
  calls: 'phone',
  messages: 'message',
  knowledge: 'bulb',
  templates: 'template',
  appointments: 'calendar',
  campaigns: 'campaign',
  queue: 'waiting',
  voicemail: 'voicemail',
  recordings: 'voicemail',
  webhooks: 'plug',
};

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
  private readonly client = inject(MonitoringClient);
  private readonly organisation = inject(OrganisationChoice).id;
  protected readonly words = inject(ActivityWords);

  protected readonly log = livePages<ActivityItem>({
    of: this.organisation,
    kinds: [
      ...EVERYTHING_THAT_HAPPENS,
      'calls/ringing',
      'calls/answered',
      'calls/transferred',
      'calls/ended',
    ],
    ask: (organisation, before) => this.client.activities(organisation, before),
  });
  protected readonly items = computed(() => {
    const items = this.log.items();
    return (
      items &&
      mergedActivities(items).map((item) => ({
        ...item,
        icon: ICONS[item.kind.split('/')[0] ?? ''] ?? 'info',
      }))
    );
  });
}

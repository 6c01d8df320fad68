import { Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { PageHeader } from '../../../shared/ui/page-header';
import { TabLink } from '../../../shared/ui/tab-link';
import { SessionStore } from '../../identity/api';
import { OrganisationSelect } from '../../people/api';

/** Around the pages of alerts: heading, the organisation, and the way between them. */
@Component({
  selector: 'app-alerts-frame',
  imports: [
    OrganisationSelect,
    PageHeader,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    TabLink,
    TranslocoDirective,
  ],
  template: `
    <div class="page" *transloco="let t">
      <app-page-header [heading]="t('monitoring.alerts.title')" [lead]="t('monitoring.alerts.lead')">
        <app-organisation-select scope />
      </app-page-header>
      <nav [attr.aria-label]="t('monitoring.alerts.title')">
        @for (tab of tabs(); track tab.path) {
          <a
            appTabLink
            [routerLink]="tab.path"
            routerLinkActive="here"
            ariaCurrentWhenActive="page"
            [routerLinkActiveOptions]="{ exact: true }"
            >{{ t('monitoring.tab.' + tab.word) }}</a
          >
        }
      </nav>
      <div class="place"><router-outlet /></div>
    </div>
  `,
  styleUrls: ['../../../shared/ui/page.scss', '../../../shared/ui/tabs.scss'],
})
export class AlertsFrame {
  private readonly session = inject(SessionStore);
  protected readonly tabs = computed(() => [
    { path: '/alerts', word: 'open' },
    { path: '/alerts/resolved', word: 'resolved' },
    ...(this.session.allows('owner') ? [{ path: '/alerts/jobs', word: 'jobs' }] : []),
    { path: '/alerts/webhook', word: 'webhook' },
  ]);
}

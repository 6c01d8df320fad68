import { Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { PageHeader } from '../../../shared/ui/page-header';
import { SessionStore } from '../../people/api';
import { OrganisationSelect } from '../../team/api';

/** Around the pages of alerts: heading, the organisation, and the way between them. */
@Component({
  selector: 'app-alerts-frame',
  imports: [OrganisationSelect, PageHeader, RouterLink, RouterLinkActive, RouterOutlet, TranslocoDirective],
  template: `
    <div class="page" *transloco="let t">
      <app-page-header [heading]="t('oversight.alerts.title')" [lead]="t('oversight.alerts.lead')">
        <app-organisation-select actions />
      </app-page-header>
      <nav [attr.aria-label]="t('oversight.alerts.title')">
        @for (tab of tabs(); track tab.path) {
          <a
            #link
            [routerLink]="tab.path"
            routerLinkActive="here"
            ariaCurrentWhenActive="page"
            [routerLinkActiveOptions]="{ exact: true }"
            (isActiveChange)="reveal(link, $event)"
            >{{ t('oversight.tab.' + tab.word) }}</a
          >
        }
      </nav>
      <div class="place"><router-outlet /></div>
    </div>
  `,
  styleUrl: '../../../shared/ui/page.scss',
  styles: `
    nav {
      display: flex;
      gap: 4px;
      overflow-x: auto;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
    }
    nav a {
      flex: none;
      padding: 12px 16px 10px;
      border-bottom: 2px solid transparent;
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-title-small);
      text-decoration: none;
      outline-offset: -4px;
    }
    nav a:hover {
      color: var(--mat-sys-on-surface);
    }
    nav a.here {
      border-color: var(--mat-sys-primary);
      color: var(--mat-sys-primary);
    }
    @container page (max-width: 679px) {
      nav a {
        padding-inline: 10px;
      }
    }
  `,
})
export class AlertsFrame {
  private readonly session = inject(SessionStore);
  protected readonly tabs = computed(() => [
    { path: '/alerts', word: 'open' },
    { path: '/alerts/resolved', word: 'resolved' },
    ...(this.session.allows('owner') ? [{ path: '/alerts/jobs', word: 'jobs' }] : []),
    { path: '/alerts/webhook', word: 'webhook' },
  ]);

  /** A phone has no room for all of them: the one that is shown is in sight. */
  protected reveal(link: HTMLElement, isHere: boolean): void {
    if (isHere) link.scrollIntoView({ block: 'nearest', inline: 'center' });
  }
}

import { Component } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { PageHeader } from '../../../shared/ui/page-header';
import { OrganisationSelect } from '../../team/api';

/** Around the agenda and the rules of what is sent about it. */
@Component({
  selector: 'app-appointments-frame',
  imports: [OrganisationSelect, PageHeader, RouterLink, RouterLinkActive, RouterOutlet, TranslocoDirective],
  template: `
    <div class="page" *transloco="let t">
      <app-page-header [heading]="t('appointments.title')" [lead]="t('appointments.lead')">
        <app-organisation-select actions />
      </app-page-header>
      <nav [attr.aria-label]="t('appointments.title')">
        @for (tab of tabs; track tab.path) {
          <a
            [routerLink]="tab.path"
            routerLinkActive="here"
            ariaCurrentWhenActive="page"
            [routerLinkActiveOptions]="{ exact: true }"
            >{{ t('appointments.tab.' + tab.word) }}</a
          >
        }
      </nav>
      <div><router-outlet /></div>
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
  `,
})
export class AppointmentsFrame {
  protected readonly tabs = [
    { path: '/appointments', word: 'agenda' },
    { path: '/appointments/rules', word: 'rules' },
  ];
}

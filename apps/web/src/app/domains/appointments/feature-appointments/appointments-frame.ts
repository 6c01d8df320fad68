import { Component } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { PageHeader } from '../../../shared/ui/page-header';
import { TabLink } from '../../../shared/ui/tab-link';
import { OrganisationSelect } from '../../people/api';

/** Around the agenda and the rules of what is sent about it. */
@Component({
  selector: 'app-appointments-frame',
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
      <app-page-header [heading]="t('appointments.title')" [lead]="t('appointments.lead')">
        <app-organisation-select scope />
      </app-page-header>
      <nav [attr.aria-label]="t('appointments.title')">
        @for (tab of tabs; track tab.path) {
          <a
            appTabLink
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
  styleUrls: ['../../../shared/ui/page.scss', '../../../shared/ui/tabs.scss'],
})
export class AppointmentsFrame {
  protected readonly tabs = [
    { path: '/appointments', word: 'agenda' },
    { path: '/appointments/rules', word: 'rules' },
  ];
}

import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { PageHeader } from '../../../shared/ui/page-header';
import { NotificationSettings } from '../../notifications/api/notification-settings';
import { SessionStore } from '../data/session-store';
import { ProfileDetails } from './profile-details';
import { ProfilePassword } from './profile-password';
import { ProfileSecondFactor } from './profile-second-factor';
import { ProfileSessions } from './profile-sessions';
import { ProfileTokens } from './profile-tokens';

/** `/profile`: what is the person's own. */
@Component({
  selector: 'app-profile-page',
  imports: [
    NotificationSettings,
    PageHeader,
    ProfileDetails,
    ProfilePassword,
    ProfileSecondFactor,
    ProfileSessions,
    ProfileTokens,
    TranslocoDirective,
  ],
  template: `
    <div class="page" *transloco="let t">
      <app-page-header
        [heading]="t('identity.profile.title')"
        [lead]="t('identity.profile.lead', { organisation: session.session()?.organisation?.name ?? '' })"
      />
      @if (session.person(); as me) {
        <app-profile-details [me]="me" />
        <app-profile-password [me]="me" (changed)="sessions.reload(); tokens.allEnded()" />
        <app-profile-second-factor [me]="me" />
        <section class="card" aria-labelledby="notifications-heading">
          <h2 id="notifications-heading">{{ t('ui.notifications') }}</h2>
          <app-notification-settings />
        </section>
        <app-profile-sessions #sessions />
        <app-profile-tokens #tokens [role]="me.role" />
      }
    </div>
  `,
  styleUrl: '../../../shared/ui/page.scss',
  styles: ':host { --page-width: 800px; }',
})
export class ProfilePage {
  protected readonly session = inject(SessionStore);
}

import { Component, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { TabLink } from '../../../shared/ui/tab-link';

/** The lists of the page of calls; `unheard` stands beside the voicemail. */
@Component({
  selector: 'app-call-tabs',
  imports: [RouterLink, RouterLinkActive, TabLink, TranslocoDirective],
  template: `
    <nav *transloco="let t" [attr.aria-label]="t('calls.narrow')">
      @for (tab of tabs; track tab) {
        <a
          appTabLink
          [routerLink]="tab === 'all' ? '/calls' : '/calls/' + tab"
          routerLinkActive="here"
          ariaCurrentWhenActive="page"
          [routerLinkActiveOptions]="{ exact: true }"
          >{{ t('calls.tab.' + tab) }}
          @if (tab === 'voicemail' && unheard() > 0) {
            <span class="badge" aria-hidden="true">{{ unheard() }}</span><span class="visually-hidden">{{
              t('calls.voicemail.unheard', { count: unheard() })
            }}</span>
          }
        </a>
      }
    </nav>
  `,
  styleUrls: ['../../../shared/ui/tabs.scss', './call-tabs.scss'],
})
export class CallTabs {
  readonly unheard = input(0);
  protected readonly tabs = ['all', 'missed', 'outgoing', 'voicemail', 'queue'] as const;
}

import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CallItem } from '@centralita/shared-types';
import { TranslocoDirective, provideTranslocoScope } from '@jsverse/transloco';
import { livePages } from '../../../shared/data-live/live-pages';
import { SessionStore } from '../../identity/api';
import { PhoneStore } from '../../softphone/api';
import { OrganisationChoice } from '../../people/api';
import { CallsClient } from '../data/calls-client';
import { CallRows } from '../feature-calls/call-rows';
import { CallList } from '../ui/call-list';

const SHOWN = 5;

/** For a signed-in agent: the latest calls that nobody in the team took, each with the way to call back. */
@Component({
  selector: 'app-missed-calls',
  imports: [CallList, RouterLink, TranslocoDirective],
  providers: [provideTranslocoScope('calls')],
  template: `
    @if (rows(); as rows) {
      @if (rows.length > 0) {
        <section *transloco="let t" aria-labelledby="missed-heading">
          <div class="head">
            <h2 id="missed-heading">{{ t('calls.toCallBack') }}</h2>
            <a routerLink="/calls/missed">{{ t('calls.allMissed') }}</a>
          </div>
          <app-call-list [rows]="rows" [canCall]="!phone.inCall()" (callBack)="phone.prepare($event)" />
        </section>
      }
    }
  `,
  styles: `
    section {
      max-width: 960px;
      margin: 0 auto 24px;
      padding: 20px 24px;
      border-radius: var(--radius-l);
      background: var(--card);
    }
    .head {
      display: flex;
      gap: 16px;
      align-items: baseline;
      justify-content: space-between;
      margin-bottom: 16px;
    }
    h2 {
      font: var(--mat-sys-title-small);
    }
    a {
      color: var(--mat-sys-primary);
      font: var(--mat-sys-label-large);
    }
  `,
})
export class MissedCalls {
  private readonly client = inject(CallsClient);
  private readonly session = inject(SessionStore);
  private readonly organisation = inject(OrganisationChoice).id;
  private readonly rowsOf = inject(CallRows);
  protected readonly phone = inject(PhoneStore);

  private readonly missed = livePages<CallItem>({
    of: () => (this.session.allows('agent') ? this.organisation() : undefined),
    kinds: ['calls/ringing', 'calls/answered', 'calls/ended'],
    ask: (organisation, before) =>
      this.client.list(organisation, { missed: 'true', ...(before !== undefined && { before }) }),
  });
  protected readonly rows = computed(() =>
    this.missed
      .items()
      ?.slice(0, SHOWN)
      .map((call) => this.rowsOf.rowOf(call)),
  );
}

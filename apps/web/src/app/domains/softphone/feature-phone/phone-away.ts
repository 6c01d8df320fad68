import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { SessionStore } from '../../identity/api';
import type { PhonePhase } from '../data/models/call-state';
import { PhoneNumbers } from '../data/phone-numbers';
import { PhoneStore } from '../data/phone-store';
import { TabElection } from '../data/tab-election';
import { PhoneIcon } from '../ui/phone-icon';
import { StatePill } from '../ui/state-pill';

/** Why there is no phone here: no line yet, or another tab has it. */
@Component({
  selector: 'app-phone-away',
  imports: [MatButton, PhoneIcon, RouterLink, StatePill, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'softphone.away'">
      @if (isElsewhere()) {
        <span class="disc"><app-phone-icon name="tabs" /></span>
        <h2>{{ t('elsewhere.title') }}</h2>
        @if (isBusyElsewhere() && elsewherePhase(); as phase) {
          <app-state-pill [phase]="phase" />
          <p class="remote">{{ remote() }}</p>
        }
        <p>{{ t(isBusyElsewhere() ? 'elsewhere.busy' : 'elsewhere.text') }}</p>
        <button matButton="filled" type="button" (click)="election.takeOver()">
          {{ t(isBusyElsewhere() ? 'elsewhere.endAndUse' : 'elsewhere.use') }}
        </button>
      } @else if (phone.line.teamHasNone()) {
        <span class="disc"><app-phone-icon name="handset" /></span>
        <h2>{{ t('noTeamLine.title') }}</h2>
        <p>{{ t('noTeamLine.text') }}</p>
        @if (isOwner()) {
          <a matButton="filled" routerLink="/accounts">{{ t('noTeamLine.accounts') }}</a>
        }
        <button [matButton]="isOwner() ? 'text' : 'filled'" type="button" (click)="phone.line.retry()">
          {{ t('noTeamLine.action') }}
        </button>
      } @else {
        <span class="disc"><app-phone-icon name="handset" /></span>
        <h2>{{ t('unset.title') }}</h2>
        <p>{{ t('unset.text') }}</p>
        <a matButton="filled" routerLink="/">{{ t('unset.action') }}</a>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      align-items: center;
      justify-content: center;
      gap: 12px;
      min-height: 452px;
      padding: 24px;
      text-align: center;
    }
    .disc {
      display: grid;
      place-items: center;
      width: 88px;
      height: 88px;
      border-radius: 50%;
      background: var(--c-hold-container);
      color: var(--c-on-hold-container);
      --icon-size: 40px;
    }
    p {
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-medium);
      text-wrap: balance;
    }
    .remote {
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class PhoneAway {
  protected readonly election = inject(TabElection);
  protected readonly phone = inject(PhoneStore);
  private readonly numbers = inject(PhoneNumbers);
  private readonly session = inject(SessionStore);
  protected readonly isOwner = computed(() => this.session.allows('owner'));

  protected readonly isElsewhere = computed(() => this.phone.line.state().kind === 'elsewhere');
  protected readonly elsewherePhase = computed(
    () => this.election.elsewhere()?.phase as PhonePhase | undefined,
  );
  protected readonly isBusyElsewhere = computed(
    () => !['idle', 'ended', undefined].includes(this.elsewherePhase()),
  );
  protected readonly remote = computed(() => {
    const remote = this.isBusyElsewhere() ? this.election.elsewhere()?.remote : undefined;
    return remote === undefined ? '' : this.numbers.format(remote);
  });
}

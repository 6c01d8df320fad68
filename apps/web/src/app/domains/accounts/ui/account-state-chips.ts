import { Component, computed, input } from '@angular/core';
import type { AccountItem, AccountState } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import type { IconName } from '../../../shared/ui/icon-paths';
import { StateChip, type ChipTone } from '../../../shared/ui/state-chip';

const TONES: Record<AccountState, ChipTone> = {
  unknown: 'plain',
  ok: 'ok',
  warning: 'waiting',
  failed: 'failed',
};
const ICONS: Record<AccountState, IconName> = {
  unknown: 'help',
  ok: 'ok',
  warning: 'warning',
  failed: 'error',
};

/** How an account stands, and whether it is read only. */
@Component({
  selector: 'app-account-state-chips',
  imports: [StateChip, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <app-state-chip [tone]="tone()" [icon]="icon()">{{
        t('accounts.state.' + account().state)
      }}</app-state-chip>
      @if (account().source === 'environment') {
        <app-state-chip icon="lock" [title]="t('accounts.environment.why')">{{
          t('accounts.environment.chip')
        }}</app-state-chip>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 8px;
    }
  `,
})
export class AccountStateChips {
  readonly account = input.required<AccountItem>();
  protected readonly tone = computed(() => TONES[this.account().state]);
  protected readonly icon = computed(() => ICONS[this.account().state]);
}

import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { LiveState } from '../data-live/live-connection';
import { Icon } from './icon';
import type { IconName } from './icon-paths';

type ShownState = Exclude<LiveState, 'refused'>;

const ICONS: Record<ShownState, IconName> = {
  connecting: 'waiting',
  connected: 'pulse',
  reconnecting: 'waiting',
  offline: 'offline',
};

/** Whether the page is in step with the server: an icon and a word (the word alone is hidden where all is well and narrow). */
@Component({
  selector: 'app-connection-indicator',
  imports: [Icon, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <span class="chip" [class]="state()" [title]="t('ui.connection.hint.' + state())">
        <app-icon [name]="icon()" />
        <span class="word" role="status">{{ t('ui.connection.' + state()) }}</span>
      </span>
    </ng-container>
  `,
  styles: `
    .chip {
      display: inline-flex;
      gap: 6px;
      align-items: center;
      height: 32px;
      padding: 0 10px;
      border-radius: 16px;
      font: var(--mat-sys-label-medium);
      white-space: nowrap;
      --icon-size: 18px;
    }
    .connected {
      padding: 0 6px;
      color: var(--c-live-text);
    }
    .connecting {
      color: var(--mat-sys-on-surface-variant);
    }
    .reconnecting {
      background: var(--c-ringing-container);
      color: var(--c-on-ringing-container);
    }
    .offline {
      background: var(--c-ended-container);
      color: var(--c-on-ended-container);
    }
    @media (max-width: 719px) {
      .word {
        position: absolute;
        width: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
    }
  `,
})
export class ConnectionIndicator {
  readonly state = input.required<ShownState>();
  protected readonly icon = computed(() => ICONS[this.state()]);
}

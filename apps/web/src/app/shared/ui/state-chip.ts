import { Component, input } from '@angular/core';
import { Icon } from './icon';
import type { IconName } from './icon-paths';

export type ChipTone = 'plain' | 'ok' | 'waiting' | 'failed' | 'hold';

/** A state in a word, with an icon and the colour that means the same everywhere. */
@Component({
  selector: 'app-state-chip',
  imports: [Icon],
  template: `
    @if (icon(); as icon) {
      <app-icon [name]="icon" />
    }
    <span><ng-content /></span>
  `,
  styles: `
    :host {
      display: inline-flex;
      gap: 6px;
      align-items: center;
      min-height: 24px;
      padding: 2px 10px;
      border-radius: 999px;
      background: var(--mat-sys-surface-container-high);
      color: var(--mat-sys-on-surface);
      font: var(--mat-sys-label-medium);
      vertical-align: middle;
      white-space: nowrap;
      --icon-size: 16px;
    }
    :host:has(app-icon) {
      padding-inline-start: 6px;
    }
    :host(.ok) {
      background: var(--c-live-container);
      color: var(--c-on-live-container);
    }
    :host(.waiting) {
      background: var(--c-ringing-container);
      color: var(--c-on-ringing-container);
    }
    :host(.failed) {
      background: var(--c-ended-container);
      color: var(--c-on-ended-container);
    }
    :host(.hold) {
      background: var(--c-hold-container);
      color: var(--c-on-hold-container);
    }
  `,
  host: { '[class]': 'tone()' },
})
export class StateChip {
  readonly tone = input<ChipTone>('plain');
  readonly icon = input<IconName>();
}

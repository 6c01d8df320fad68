import { Component, computed, input } from '@angular/core';
import { Icon } from './icon';
import type { IconName } from './icon-paths';

export type NoticeTone = 'info' | 'ok' | 'warning' | 'error';

const TONE_ICONS: Record<NoticeTone, IconName> = {
  info: 'info',
  ok: 'ok',
  warning: 'warning',
  error: 'error',
};

/**
 * One thing to know, with an icon and a colour of its own: the heading says what happened, the content why and what to
 * do; buttons go into the slot `actions`. The caller decides whether it is announced (`role="status"` or `"alert"`).
 */
@Component({
  selector: 'app-notice',
  imports: [Icon],
  template: `
    <app-icon [name]="shownIcon()" />
    <div class="text">
      @if (heading()) {
        <p class="heading">{{ heading() }}</p>
      }
      <div class="body"><ng-content /></div>
      <div class="actions"><ng-content select="[actions]" /></div>
    </div>
  `,
  styleUrl: './notice.scss',
  host: { '[class]': 'tone()' },
})
export class Notice {
  readonly tone = input<NoticeTone>('info');
  readonly heading = input<string>();
  readonly icon = input<IconName>();

  protected readonly shownIcon = computed(() => this.icon() ?? TONE_ICONS[this.tone()]);
}

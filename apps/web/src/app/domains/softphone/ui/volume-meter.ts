import { Component, computed, input } from '@angular/core';
import { PhoneIcon } from './phone-icon';
import type { PhoneIconName } from './phone-icons';

const BARS = Array.from({ length: 14 }, (_, index) => index);

/** Loudness as a row of bars. A screen reader finds a meter with a value in words' steps, not a running number. */
@Component({
  selector: 'app-volume-meter',
  imports: [PhoneIcon],
  template: `
    <app-phone-icon [name]="icon()" />
    <div
      class="bars"
      role="meter"
      aria-valuemin="0"
      aria-valuemax="10"
      [attr.aria-valuenow]="tenths()"
      [attr.aria-label]="label()"
    >
      @for (bar of bars; track bar) {
        <i [class.on]="bar < lit()"></i>
      }
    </div>
  `,
  styleUrl: './volume-meter.scss',
  host: { '[class.off]': 'off()' },
})
export class VolumeMeter {
  /** 0 to 1. */
  readonly level = input.required<number>();
  readonly label = input.required<string>();
  readonly icon = input.required<PhoneIconName>();
  /** Nothing can be heard here now, such as when muted. */
  readonly off = input(false);

  protected readonly bars = BARS;
  protected readonly lit = computed(() => (this.off() ? 0 : Math.round(this.level() * BARS.length)));
  protected readonly tenths = computed(() => (this.off() ? 0 : Math.round(this.level() * 10)));
}

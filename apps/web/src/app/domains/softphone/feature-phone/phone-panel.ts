import { Component, computed, inject, input } from '@angular/core';
import { PhoneStore } from '../data/phone-store';
import { PhoneAway } from './phone-away';
import { PhoneBanners } from './phone-banners';
import { PhoneHeader } from './phone-header';
import { PhoneRecents } from './phone-recents';
import { PhoneStage } from './phone-stage';

/** The whole phone: the line, what is in the way, the call, and the last calls. */
@Component({
  selector: 'app-phone-panel',
  imports: [PhoneAway, PhoneBanners, PhoneHeader, PhoneRecents, PhoneStage],
  template: `
    <app-phone-header />
    <app-phone-banners />
    @if (isHere()) {
      <app-phone-stage />
    } @else {
      <app-phone-away />
    }
    @if (withRecents()) {
      <app-phone-recents />
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 12px;
    }
  `,
  host: {
    'data-testid': 'phone',
    '[attr.data-state]': 'phone.phase()',
    '[attr.data-line]': 'phone.line.state().kind',
  },
})
export class PhonePanel {
  protected readonly phone = inject(PhoneStore);
  readonly withRecents = input(true);

  protected readonly isHere = computed(() => {
    const { kind } = this.phone.line.state();
    return kind !== 'elsewhere' && kind !== 'unset';
  });
}

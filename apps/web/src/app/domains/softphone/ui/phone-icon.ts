import { Component, computed, input } from '@angular/core';
import { Icon } from '../../../shared/ui/icon';
import { PHONE_ICONS, type PhoneIconName } from './phone-icons';

/** One of the phone's own drawings, beside words or in a labelled button. */
@Component({
  selector: 'app-phone-icon',
  imports: [Icon],
  template: '<app-icon [path]="path()" />',
  styles: ':host { display: inline-flex; flex: none; }',
})
export class PhoneIcon {
  readonly name = input.required<PhoneIconName>();
  protected readonly path = computed(() => PHONE_ICONS[this.name()]);
}

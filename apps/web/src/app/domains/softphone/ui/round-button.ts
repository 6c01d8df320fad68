import { Component, input, output } from '@angular/core';
import { PhoneIcon } from './phone-icon';
import type { PhoneIconName } from './phone-icons';

/** A big round button with its word below: the controls of a call. */
@Component({
  selector: 'app-round-button',
  imports: [PhoneIcon],
  template: `
    <button
      type="button"
      [class]="tone()"
      [attr.aria-pressed]="isOn()"
      [attr.aria-expanded]="isOpen()"
      [attr.aria-keyshortcuts]="shortcut()"
      [attr.aria-disabled]="off() || null"
      (click)="onClick()"
    >
      <span class="disc"><app-phone-icon [name]="icon()" /></span>
      <span class="word">{{ label() }}</span>
    </button>
  `,
  styleUrl: './round-button.scss',
})
export class RoundButton {
  readonly icon = input.required<PhoneIconName>();
  readonly label = input.required<string>();
  readonly tone = input<'plain' | 'call' | 'end'>('plain');
  /** For buttons that stay pressed; absent for those that do not. */
  readonly isOn = input<boolean>();
  /** For buttons that open a part of the page; absent for others. */
  readonly isOpen = input<boolean>();
  readonly shortcut = input<string>();
  /** Cannot be used now; stays where it is and can still be found by the keyboard. */
  readonly off = input(false);
  /** Pressed while it is off, it tells all the same: whoever hears it says why it cannot be used. */
  readonly tells = input(false);
  readonly pressed = output();

  protected onClick(): void {
    if (!this.off() || this.tells()) this.pressed.emit();
  }
}

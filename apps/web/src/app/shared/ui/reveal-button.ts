import { Component, input, model } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { Icon } from './icon';

/** The eye within a field whose value is hidden until it is asked for. */
@Component({
  selector: 'app-reveal-button',
  imports: [Icon, MatIconButton],
  template: `
    <button
      matIconButton
      type="button"
      [attr.aria-pressed]="shown()"
      [attr.aria-label]="label()"
      [title]="label()"
      (click)="shown.set(!shown())"
    >
      <app-icon [name]="shown() ? 'eye-off' : 'eye'" />
    </button>
  `,
})
export class RevealButton {
  readonly label = input.required<string>();
  readonly shown = model(false);
}

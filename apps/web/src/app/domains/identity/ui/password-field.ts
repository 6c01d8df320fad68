import { Component, computed, input, signal } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { MatError, MatFormField, MatHint, MatLabel, MatSuffix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { PASSWORD_LENGTH_MIN } from '@centralita/shared-types/rules';
import { TranslocoDirective } from '@jsverse/transloco';
import { RevealButton } from '../../../shared/ui/reveal-button';
import { passwordStrength, type PasswordStrength } from '../data/models/password-strength';
import { FieldErrors } from './field-errors';

const BARS: Record<PasswordStrength, number> = { short: 0, weak: 1, fair: 2, good: 3, strong: 4 };

/**
 * A password, shown on request; pasting and password managers are welcome. A new one is judged in words while it is
 * typed.
 */
@Component({
  selector: 'app-password-field',
  imports: [
    FieldErrors,
    FormField,
    MatError,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MatSuffix,
    RevealButton,
    TranslocoDirective,
  ],
  templateUrl: './password-field.html',
  styleUrl: './password-field.scss',
})
export class PasswordField {
  readonly field = input.required<FieldTree<string>>();
  /** Of the input itself; `id` would stand on this element as well. */
  readonly inputId = input.required<string>();
  readonly label = input.required<string>();
  /** A new password is judged, and a password manager offers one of its own. */
  readonly isNew = input(false);
  /** Words of the person, which a password had better not be made of. */
  readonly own = input<readonly string[]>([]);

  protected readonly shortest = PASSWORD_LENGTH_MIN;
  protected readonly segments = [1, 2, 3, 4];
  protected readonly shown = signal(false);
  protected readonly capsLock = signal(false);
  protected readonly strength = computed(() => {
    const typed = this.field()().value();
    return this.isNew() && typed ? passwordStrength(typed, this.own()) : undefined;
  });
  protected readonly bars = computed(() => BARS[this.strength() ?? 'short']);
  protected readonly missing = computed(() => PASSWORD_LENGTH_MIN - this.field()().value().length);

  protected noteCapsLock(event: KeyboardEvent): void {
    this.capsLock.set(event.getModifierState('CapsLock'));
  }
}

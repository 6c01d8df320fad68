import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, input, linkedSignal } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { MatError, MatFormField, MatHint, MatLabel, MatSuffix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { CredentialField } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { RevealButton } from '../../../shared/ui/reveal-button';
import { FieldFault } from './field-fault';

/**
 * One value of an account, with where to find it: of a person's own line or of one of the server's accounts. What is pasted
 * arrives clean, and a secret is hidden until it is asked for.
 */
@Component({
  selector: 'app-credential-box',
  imports: [
    FieldFault,
    FormField,
    MatError,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MatSuffix,
    NgTemplateOutlet,
    RevealButton,
    TranslocoDirective,
  ],
  templateUrl: './credential-box.html',
  styleUrl: './credential-box.scss',
})
export class CredentialBox {
  readonly field = input.required<FieldTree<string>>();
  readonly boxId = input.required<string>();
  /** Before `.label`, `.where`, `.page` and `.shape`: `settings.fields.authToken`. */
  readonly words = input.required<string>();
  /** A value of Twilio's: its faults have words of their own. */
  readonly credential = input<Exclude<CredentialField, 'region'>>();
  readonly secret = input(false);
  readonly required = input(false);
  /** Of the provider's console, where the value stands. */
  readonly page = input<string>();
  /** Shown while nothing is typed. */
  readonly example = input('');
  /** The server has one; what is typed takes its place. */
  readonly isSet = input(false);
  /** `new-password` where people sign in: else browsers fill a secret with their own password. */
  readonly autocomplete = input<'off' | 'new-password'>('off');
  /** What somebody typed, as it should be. */
  readonly clean = input.required<(typed: string) => string>();

  /** Until the field is emptied, such as after saving: the next secret is hidden again. */
  protected readonly revealed = linkedSignal<boolean, boolean>({
    source: () => this.field()().value() === '',
    computation: (isEmpty, before) => !isEmpty && before?.value === true,
  });
  protected readonly type = computed(() => {
    if (this.secret() && !this.revealed()) return 'password';
    return this.credential() === 'phoneNumber' ? 'tel' : 'text';
  });

  /** What is pasted over the whole field arrives clean at once; anything else is cleaned on leaving the field. */
  protected paste(event: ClipboardEvent): void {
    const box = event.target as HTMLInputElement;
    const pasted = event.clipboardData?.getData('text') ?? '';
    const replacesAll = (box.selectionEnd ?? 0) - (box.selectionStart ?? 0) === box.value.length;
    if (!replacesAll || !pasted) return;
    event.preventDefault();
    this.put(pasted);
    this.field()().markAsTouched();
  }

  protected put(typed: string): void {
    const { value } = this.field()();
    const clean = this.clean()(typed);
    if (clean !== value()) value.set(clean);
  }
}

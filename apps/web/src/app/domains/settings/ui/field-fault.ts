import { Component, computed, input } from '@angular/core';
import type { CredentialField } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Refusal } from '../data/models/credentials-draft';
import type { CredentialFault } from '../data/models/diagnose-credential';
import { isWordedCode } from './worded-codes';

export type ShownFault = CredentialFault | (Refusal & { kind: 'refused' });

/** One sentence about a wrong field: which it is, why, and what the right value looks like. */
@Component({
  selector: 'app-field-fault',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @let label = t('settings.fields.' + field() + '.label');
      @let wrong = fault();
      @switch (wrong.kind) {
        @case ('missing') {
          <span>{{ t('settings.wrong.missing', { field: label }) }}</span>
        }
        @case ('other-field') {
          <span>{{
            t('settings.wrong.otherField', { other: t('settings.fields.' + wrong.other + '.label') })
          }}</span>
          <span>{{ t('settings.fields.' + field() + '.shape') }}</span>
        }
        @case ('length') {
          <span>{{ t('settings.wrong.length', { field: label, has: wrong.has, needs: wrong.needs }) }}</span>
        }
        @case ('number-sid') {
          <span>{{ t('settings.wrong.numberSid') }}</span>
        }
        @case ('no-country-code') {
          <span>{{ t('settings.wrong.noCountryCode') }}</span>
        }
        @case ('shape') {
          <span>{{ t('settings.fields.' + field() + '.shape') }}</span>
        }
        @case ('refused') {
          @if (worded()) {
            <span>{{ t('settings.code.' + wrong.code) }}</span>
          } @else {
            <span lang="en">{{ wrong.detail }}</span>
          }
        }
      }
    </ng-container>
  `,
  styles: `
    span {
      margin-inline-end: 4px;
    }
  `,
})
export class FieldFault {
  readonly field = input.required<CredentialField>();
  /** As the form gives it. */
  readonly error = input.required<object>();

  protected readonly fault = computed(() => this.error() as ShownFault);
  protected readonly worded = computed(() => {
    const fault = this.fault();
    return fault.kind === 'refused' && isWordedCode(fault.code);
  });
}

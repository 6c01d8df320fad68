import { Component, computed, input } from '@angular/core';
import { PASSWORD_LENGTH_MIN } from '@centralita/shared-types/rules';
import { TranslocoDirective } from '@jsverse/transloco';
import type { FieldFault } from '../data/models/person-rules';

/** One sentence about a wrong field. */
@Component({
  selector: 'app-field-errors',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @let wrong = fault();
      @if (wrong.kind === 'refused') {
        <span lang="en">{{ wrong.message }}</span>
      } @else {
        {{ t('identity.wrong.' + wrong.kind, { field: field(), min: shortest }) }}
      }
    </ng-container>
  `,
  // In a line with the library's own marks, the blank before the sentence would show.
  styles: `
    :host {
      display: inline-block;
    }
  `,
})
export class FieldErrors {
  /** As the form gives it. */
  readonly error = input.required<object>();
  /** The field's label. */
  readonly field = input.required<string>();

  protected readonly shortest = PASSWORD_LENGTH_MIN;
  protected readonly fault = computed(() => this.error() as FieldFault);
}

import { Component, input, model } from '@angular/core';
import type { Role } from '@centralita/shared-types/rules';
import { TranslocoDirective } from '@jsverse/transloco';

/** One role of those that may be given, each with what it may do. */
@Component({
  selector: 'app-role-choice',
  imports: [TranslocoDirective],
  template: `
    <fieldset *transloco="let t">
      <legend>{{ t('people.role.legend') }}</legend>
      @for (role of roles(); track role) {
        <label>
          <input
            type="radio"
            name="role"
            [value]="role"
            [checked]="chosen() === role"
            (change)="chosen.set(role)"
          />
          <span>
            <strong>{{ t('people.role.name.' + role) }}</strong>
            <small>{{ t('people.role.may.' + role) }}</small>
          </span>
        </label>
      }
    </fieldset>
  `,
  styles: `
    fieldset {
      display: grid;
      gap: 8px;
      min-width: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      margin-bottom: 8px;
      padding: 0;
      color: var(--mat-sys-on-surface);
      font: var(--mat-sys-title-small);
    }
    label {
      display: flex;
      gap: 12px;
      padding: 10px 14px;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: var(--radius-m);
      cursor: pointer;
    }
    label:has(:checked) {
      border-color: var(--mat-sys-primary);
      background: color-mix(in srgb, var(--mat-sys-primary) 6%, transparent);
    }
    input {
      flex: none;
      width: 20px;
      height: 20px;
      margin: 1px 0 0;
      accent-color: var(--mat-sys-primary);
    }
    strong {
      display: block;
      color: var(--mat-sys-on-surface);
      font: var(--mat-sys-label-large);
    }
    small {
      display: block;
      margin-top: 2px;
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-small);
    }
  `,
})
export class RoleChoice {
  readonly roles = input.required<readonly Role[]>();
  readonly chosen = model.required<Role>();
}

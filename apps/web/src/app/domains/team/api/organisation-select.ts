import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { OrganisationChoice } from '../data/organisation-choice';

/** For owners of a server with several organisations: which one the page shows. */
@Component({
  selector: 'app-organisation-select',
  imports: [TranslocoPipe],
  template: `
    @if (choice.offered()) {
      <label>
        <span>{{ 'ui.organisation' | transloco }}</span>
        <select #box [value]="choice.id()" (change)="choice.choose(box.value)">
          @for (organisation of choice.organisations.value(); track organisation.id) {
            <option [value]="organisation.id" [selected]="organisation.id === choice.id()">
              {{ organisation.name }}
            </option>
          }
        </select>
      </label>
    }
  `,
  styles: `
    label {
      display: flex;
      gap: 8px;
      align-items: center;
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-label-large);
    }
    select {
      min-height: 40px;
      max-width: 240px;
      padding: 0 12px;
      border: 1px solid var(--mat-sys-outline);
      border-radius: 20px;
      background: var(--mat-sys-surface);
      color: var(--mat-sys-on-surface);
      font: var(--mat-sys-label-large);
    }
  `,
})
export class OrganisationSelect {
  protected readonly choice = inject(OrganisationChoice);
}

import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { SelectBox } from '../../../shared/ui/select-box';
import { OrganisationChoice } from '../data/organisation-choice';

/** For owners of a server with several organisations: which one the page shows. */
@Component({
  selector: 'app-organisation-select',
  imports: [SelectBox, TranslocoPipe],
  template: `
    @if (choice.offered()) {
      <app-select-box
        [bare]="true"
        [label]="'ui.organisation' | transloco"
        [choices]="choices()"
        [value]="choice.id() ?? ''"
        (valueChange)="choice.choose($event)"
      />
    }
  `,
  styles: `
    :host {
      --field-height: 40px;
      display: block;
    }
    app-select-box {
      width: 208px;
      max-width: 100%;
    }
  `,
})
export class OrganisationSelect {
  protected readonly choice = inject(OrganisationChoice);
  protected readonly choices = computed(() =>
    (this.choice.organisations.value() ?? []).map(({ id, name }) => ({ value: id, text: name })),
  );
}

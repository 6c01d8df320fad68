import { Component, inject } from '@angular/core';
import { OrganisationChoice } from '../domains/people/api';

/** Whose pages these are: one's own organisation, or the one that an owner chose to look at. */
@Component({ selector: 'app-organisation-name', template: '{{ choice.name() }}' })
export class OrganisationName {
  protected readonly choice = inject(OrganisationChoice);
}

import { Injectable, inject } from '@angular/core';
import type { Organisation, OrganisationChange, QuarantineItem } from '@centralita/shared-types';
import { liveRemote } from '../../../shared/data-live/live-remote';
import { OrganisationChoice } from '../data/organisation-choice';
import { PeopleClient } from '../data/people-client';

/** All organisations, and what came for none of them. Changes reject with `ApiError`. */
@Injectable()
export class OrganisationsStore {
  private readonly client = inject(PeopleClient);

  readonly organisations = inject(OrganisationChoice).organisations;
  readonly quarantine = liveRemote({
    of: () => 'all',
    kinds: ['quarantine/changed', 'organisations/changed'],
    ask: () => this.client.quarantine(),
  });

  async create(name: string): Promise<Organisation> {
    const made = await this.client.createOrganisation({ name });
    this.organisations.update((before) => [...before.filter(({ id }) => id !== made.id), made]);
    return made;
  }

  async change(id: string, change: OrganisationChange): Promise<void> {
    const changed = await this.client.changeOrganisation(id, change);
    this.organisations.update((before) => before.map((one) => (one.id === id ? changed : one)));
  }

  async assign(item: QuarantineItem, organisationId: string): Promise<void> {
    await this.client.assign(item.id, organisationId);
    this.quarantine.update((before) => before.filter(({ id }) => id !== item.id));
    void this.organisations.refresh();
  }
}

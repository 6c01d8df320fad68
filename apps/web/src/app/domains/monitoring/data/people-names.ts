import { Injectable, computed, inject } from '@angular/core';
import { liveRemote } from '../../../shared/data-live/live-remote';
import { SessionStore } from '../../identity/api';
import { OrganisationChoice } from '../../people/api';
import { MonitoringClient } from './monitoring-client';

/** Names of the people of the organisation that is looked at, for those who may see them. */
@Injectable({ providedIn: 'root' })
export class PeopleNames {
  private readonly session = inject(SessionStore);
  private readonly client = inject(MonitoringClient);
  private readonly organisation = inject(OrganisationChoice).id;

  private readonly people = liveRemote({
    of: () => (this.session.allows('admin') ? this.organisation() : undefined),
    kinds: ['people/joined', 'people/changed', 'demo/created'],
    ask: (id) => this.client.people(id),
  });
  readonly all = computed(() => this.people.value() ?? []);
  private readonly byId = computed(() => new Map(this.all().map(({ id, name }) => [id, name])));

  nameOf(id: string): string | undefined {
    const me = this.session.person();
    return this.byId().get(id) ?? (me?.id === id ? me.name : undefined);
  }
}

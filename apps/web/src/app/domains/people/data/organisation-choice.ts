import { Injectable, computed, inject, signal } from '@angular/core';
import { liveRemote } from '../../../shared/data-live/live-remote';
import { BrowserStorage } from '../../../shared/storage/browser-storage';
import { SessionStore } from '../../identity/api';
import { PeopleClient } from './people-client';

const KEY = 'centralita.organisation';

/** The organisation that the pages show: one's own, or for owners the one they chose in this tab. */
@Injectable({ providedIn: 'root' })
export class OrganisationChoice {
  private readonly session = inject(SessionStore);
  private readonly storage = inject(BrowserStorage);
  private readonly client = inject(PeopleClient);
  private readonly chosen = signal(this.storage.read('tab', KEY));

  /** All of them, for owners; nothing is asked for anybody else. */
  readonly organisations = liveRemote({
    of: () => (this.session.allows('owner') ? this.session.person()?.id : undefined),
    kinds: ['organisations/created', 'organisations/changed', 'people/joined', 'demo/created'],
    ask: () => this.client.organisations(),
  });

  private readonly own = computed(() => this.session.session()?.organisation);
  private readonly looked = computed(() => {
    const chosen = this.chosen();
    return this.organisations.value()?.find(({ id }) => id === chosen);
  });

  /** Undefined while nobody is signed in. */
  readonly id = computed(() => {
    const own = this.own();
    // Until the list is there, an owner's choice of before is believed: pages need not ask twice.
    const believed = this.session.allows('owner') && !this.organisations.value() ? this.chosen() : undefined;
    return own && (believed ?? this.looked()?.id ?? own.id);
  });
  readonly name = computed(() => this.looked()?.name ?? this.own()?.name ?? '');
  /** Whether there is something to choose between. */
  readonly offered = computed(() => (this.organisations.value()?.length ?? 0) > 1);

  /** For an owner who looks at an organisation without a number, where nothing can arrive: one that has some. */
  readonly livelier = computed(() => {
    const all = this.organisations.value() ?? [];
    const shown = all.find(({ id }) => id === this.id());
    return shown?.numbers.length === 0 ? all.find(({ numbers }) => numbers.length > 0) : undefined;
  });

  choose(id: string): void {
    this.chosen.set(id);
    this.storage.write('tab', KEY, id);
  }
}

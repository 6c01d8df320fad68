import { Injectable, computed, inject } from '@angular/core';
import { SessionStore } from '../domains/people/api';
import { ServerConfig } from '../domains/settings/api';
import { NAV_ITEMS, type NavItem } from './nav-items';

/** As many stand in a phone's bar, if more than one would not fit. */
const IN_BAR = 4;

/** The places that this person may go to. */
@Injectable({ providedIn: 'root' })
export class Places {
  private readonly session = inject(SessionStore);
  private readonly server = inject(ServerConfig);

  readonly all = computed(() => NAV_ITEMS.filter((item) => this.isOpen(item)));
  /** Those that a phone's bar has no room for. */
  readonly beyondBar = computed(() => {
    const all = this.all();
    return all.length > IN_BAR + 1 ? all.slice(IN_BAR) : [];
  });

  /** Where to begin: the first place, or for whoever has none the way in. */
  home(): string {
    const [first] = this.all().filter(({ needs }) => needs && this.session.allows(needs));
    return first?.path ?? '/profile';
  }

  private isOpen({ needs, personal }: NavItem): boolean {
    if (needs && this.session.allows(needs)) return true;
    return personal ? this.server.personalMode() : !needs;
  }
}

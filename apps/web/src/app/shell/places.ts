import { Injectable, computed, inject } from '@angular/core';
import { SessionStore } from '../domains/identity/api';
import { ServerConfig } from '../domains/settings/api';
import { NAV_GROUPS, NAV_ITEMS, type NavItem } from './nav-items';

/** As many stand in a phone's bar, if more than one would not fit. */
const IN_BAR = 4;

/** Fewer need no headings. */
const NAMED_FROM = 6;
const LAST = NAV_GROUPS.length - 1;

/** Places that belong together. */
export interface PlaceGroup {
  /** Key of the shell's words; absent where there are too few places to sort them. */
  label: string | undefined;
  places: readonly NavItem[];
}

/** The places that this person may go to. */
@Injectable({ providedIn: 'root' })
export class Places {
  private readonly session = inject(SessionStore);
  private readonly server = inject(ServerConfig);

  readonly all = computed(() => IN_ORDER.filter((item) => this.isOpen(item)));
  readonly groups = computed<PlaceGroup[]>(() => {
    const all = this.all();
    return NAV_GROUPS.map(({ label }, at) => ({
      label: all.length < NAMED_FROM ? undefined : label,
      places: all.filter(({ path }) => groupOf(path) === at),
    })).filter(({ places }) => places.length > 0);
  });
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

function groupOf(path: string): number {
  const group = NAV_GROUPS.findIndex(({ paths }) => paths.includes(path));
  return group === -1 ? LAST : group;
}

/** Where a place stands among all; without a place of its own it comes last. */
function rankOf(path: string): number {
  const rank = NAV_GROUPS.flatMap(({ paths }) => paths).indexOf(path);
  return rank === -1 ? Infinity : rank;
}

const IN_ORDER: readonly NavItem[] = [...NAV_ITEMS].sort((a, b) =>
  rankOf(a.path) === rankOf(b.path) ? 0 : rankOf(a.path) - rankOf(b.path),
);

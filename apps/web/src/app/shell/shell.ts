import { ViewportScroller } from '@angular/common';
import { Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { UnreadBadge } from '../domains/inbox/api/unread-badge';
import { KeptPreferences, SessionStore } from '../domains/identity/api';
import { SignInAgain } from '../domains/identity/api/sign-in-again';
import { PhoneDock } from '../domains/softphone/api';
import { PhoneLine } from '../domains/softphone/api/phone-line';
import { BrandMark } from '../shared/ui/brand-mark';
import { Icon } from '../shared/ui/icon';
import { ToastHost } from '../shared/ui/toast-host';
import { EntryWatch } from './entry-watch';
import { focusHeadingOnNavigation } from './focus-on-navigation';
import { LanguageSwitch } from './language-switch';
import { LineChip } from './line-chip';
import { LiveStatus } from './live-status';
import { MorePlaces } from './more-places';
import { OrganisationName } from './organisation-name';
import { PersonMenu } from './person-menu';
import { Places } from './places';
import { returnToPlace } from './return-to-place';
import { ShellBanners } from './shell-banners';
import { ThemeMenu } from './theme-menu';

/** The top bar's height and some air: what an address such as `/glossary#seal` leads to is not hidden below the bar. */
const ANCHOR_OFFSET_PX = 80;

/** The frame around every page: top bar, navigation, the page, and the docked phone. */
@Component({
  selector: 'app-shell',
  imports: [
    BrandMark,
    Icon,
    LanguageSwitch,
    LineChip,
    LiveStatus,
    MorePlaces,
    OrganisationName,
    PersonMenu,
    PhoneDock,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    ShellBanners,
    SignInAgain,
    ThemeMenu,
    ToastHost,
    TranslocoDirective,
    UnreadBadge,
  ],
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
})
export class Shell {
  protected readonly places = inject(Places);
  protected readonly entry = inject(EntryWatch);
  protected readonly session = inject(SessionStore);
  /** Without a line there is no phone to dock. */
  protected readonly hasLine = inject(PhoneLine).present;

  constructor() {
    inject(KeptPreferences);
    inject(ViewportScroller).setOffset([0, ANCHOR_OFFSET_PX]);
    focusHeadingOnNavigation();
    returnToPlace();
  }

  /** The skip link is a fragment on whichever page this is; the router would take a bare `#main` for the first page. */
  protected skipTo(main: HTMLElement, event: Event): void {
    event.preventDefault();
    main.focus();
  }
}

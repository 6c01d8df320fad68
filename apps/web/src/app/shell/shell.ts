import { ViewportScroller } from '@angular/common';
import { Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { CredentialsStore } from '../domains/settings/api';
import { PhoneDock } from '../domains/softphone/api';
import { BrandMark } from '../shared/ui/brand-mark';
import { Icon } from '../shared/ui/icon';
import { focusHeadingOnNavigation } from './focus-on-navigation';
import { LanguageSwitch } from './language-switch';
import { LineChip } from './line-chip';
import { NAV_ITEMS } from './nav-items';
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
    PhoneDock,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    ShellBanners,
    ThemeMenu,
    TranslocoDirective,
  ],
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
})
export class Shell {
  protected readonly items = NAV_ITEMS;
  /** Without a line there is no phone to dock. */
  protected readonly hasLine = inject(CredentialsStore).present;

  constructor() {
    inject(ViewportScroller).setOffset([0, ANCHOR_OFFSET_PX]);
    focusHeadingOnNavigation();
  }

  /** The skip link is a fragment on whichever page this is; the router would take a bare `#main` for the first page. */
  protected skipTo(main: HTMLElement, event: Event): void {
    event.preventDefault();
    main.focus();
  }
}

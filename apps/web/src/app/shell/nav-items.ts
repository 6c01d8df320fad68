import type { IconName } from '../shared/ui/icon-paths';

export interface NavItem {
  path: string;
  icon: IconName;
  /** Key of the shell's words. */
  label: string;
}

/** The places of the navigation, in order. A new page joins with one line. */
export const NAV_ITEMS: readonly NavItem[] = [
  { path: '/phone', icon: 'phone', label: 'shell.nav.phone' },
  { path: '/settings', icon: 'tune', label: 'shell.nav.settings' },
  { path: '/glossary', icon: 'book', label: 'shell.nav.glossary' },
];

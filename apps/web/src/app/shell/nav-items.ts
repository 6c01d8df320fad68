import type { Role } from '@centralita/shared-types/rules';
import type { IconName } from '../shared/ui/icon-paths';

export interface NavItem {
  path: string;
  icon: IconName;
  /** Key of the shell's words. */
  label: string;
  /** For people who are signed in with at least this role. */
  needs?: Role;
  /** Also (or only) for whoever brings a line of their own, without signing in. */
  personal?: true;
  /** What its badge counts. */
  counts?: 'unread';
}

/** The places of the navigation. A new page joins with one line here, and its path in a group below. */
export const NAV_ITEMS: readonly NavItem[] = [
  { path: '/phone', icon: 'phone', label: 'shell.nav.phone', needs: 'agent', personal: true },
  { path: '/inbox', icon: 'message', label: 'shell.nav.messages', needs: 'agent', counts: 'unread' },
  { path: '/calls', icon: 'calls', label: 'shell.nav.calls', needs: 'agent' },
  { path: '/contacts', icon: 'book', label: 'shell.nav.contacts', needs: 'agent' },
  { path: '/appointments', icon: 'calendar', label: 'shell.nav.appointments', needs: 'agent' },
  { path: '/activity', icon: 'pulse', label: 'shell.nav.activity', needs: 'viewer' },
  { path: '/analytics', icon: 'chart', label: 'shell.nav.analytics', needs: 'admin' },
  { path: '/knowledge', icon: 'bulb', label: 'shell.nav.knowledge', needs: 'agent' },
  { path: '/templates', icon: 'template', label: 'shell.nav.templates', needs: 'agent' },
  { path: '/campaigns', icon: 'campaign', label: 'shell.nav.campaigns', needs: 'agent' },
  { path: '/flows', icon: 'flow', label: 'shell.nav.flows', needs: 'admin' },
  { path: '/alerts', icon: 'bell', label: 'shell.nav.alerts', needs: 'admin' },
  { path: '/people', icon: 'people', label: 'shell.nav.people', needs: 'admin' },
  { path: '/organisations', icon: 'building', label: 'shell.nav.organisations', needs: 'owner' },
  { path: '/accounts', icon: 'key', label: 'shell.nav.accounts', needs: 'owner' },
  { path: '/event-webhooks', icon: 'plug', label: 'shell.nav.webhooks', needs: 'admin' },
  { path: '/go-live', icon: 'shield', label: 'shell.nav.goLive', needs: 'owner' },
  { path: '/audit', icon: 'list', label: 'shell.nav.audit', needs: 'admin' },
  { path: '/settings', icon: 'tune', label: 'shell.nav.settings', personal: true },
  { path: '/help', icon: 'help', label: 'shell.nav.help', needs: 'viewer', personal: true },
  { path: '/glossary', icon: 'book', label: 'shell.nav.glossary' },
];

export interface NavGroup {
  /** Key of the shell's words. */
  label: string;
  paths: readonly string[];
}

/** The groups and the order in them; a place without a group comes at the end. On a phone the first four stand in the bar. */
export const NAV_GROUPS: readonly NavGroup[] = [
  { label: 'shell.nav.group.work', paths: ['/phone', '/inbox', '/calls', '/appointments', '/contacts'] },
  { label: 'shell.nav.group.build', paths: ['/flows', '/knowledge', '/templates', '/campaigns'] },
  { label: 'shell.nav.group.watch', paths: ['/analytics', '/activity', '/alerts', '/audit'] },
  {
    label: 'shell.nav.group.setUp',
    paths: [
      '/people',
      '/organisations',
      '/accounts',
      '/event-webhooks',
      '/go-live',
      '/settings',
      '/help',
      '/glossary',
    ],
  },
];

import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import { loadScope } from '../../shared/i18n/load-scope';
import { allowed } from '../identity/api';

/** `/inbox/settings`, `/inbox`, and `/inbox/:conversation` with one of them open. */
export const inboxRoutes: Routes = [
  {
    path: 'settings',
    title: 'inbox.settings.title',
    canActivate: [allowed('admin')],
    providers: [provideTranslocoScope('inbox')],
    resolve: { words: loadScope('inbox') },
    loadComponent: () => import('./feature-settings/inbox-settings-page').then((m) => m.InboxSettingsPage),
  },
  {
    path: '',
    title: 'inbox.title',
    canActivate: [allowed('agent')],
    providers: [provideTranslocoScope('inbox', 'templates')],
    resolve: { words: loadScope('inbox'), wordsOfTemplates: loadScope('templates') },
    loadComponent: () => import('./feature-inbox/inbox-page').then((m) => m.InboxPage),
    children: [
      {
        path: '',
        pathMatch: 'full',
        loadComponent: () => import('./feature-inbox/nothing-open').then((m) => m.NothingOpen),
      },
      {
        path: ':conversation',
        loadComponent: () => import('./feature-thread/thread-page').then((m) => m.ThreadPage),
      },
    ],
  },
];

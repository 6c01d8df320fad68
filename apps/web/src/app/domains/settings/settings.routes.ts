import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import { loadScope } from '../../shared/i18n/load-scope';

export const settingsRoutes: Routes = [
  {
    path: '',
    providers: [provideTranslocoScope('settings')],
    resolve: { words: loadScope('settings') },
    children: [
      {
        path: 'welcome',
        title: 'title.welcome',
        loadComponent: () => import('./feature-welcome/welcome').then((m) => m.Welcome),
      },
      {
        path: 'settings',
        title: 'title.settings',
        loadComponent: () => import('./feature-connection/connection-page').then((m) => m.ConnectionPage),
      },
      {
        path: 'settings/credentials',
        title: 'title.credentials',
        loadComponent: () => import('./feature-connection/edit-credentials').then((m) => m.EditCredentials),
      },
      {
        path: 'glossary',
        title: 'title.glossary',
        loadComponent: () => import('./feature-glossary/glossary').then((m) => m.Glossary),
      },
    ],
  },
];

import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import { loadScope } from '../../shared/i18n/load-scope';
import { allowed } from '../identity/api';

/** `/accounts`, `/accounts/new/:provider` and `/accounts/:id`. */
export const accountsRoutes: Routes = [
  {
    path: '',
    providers: [provideTranslocoScope('accounts', 'settings')],
    resolve: { words: loadScope('accounts'), settingsWords: loadScope('settings') },
    canActivate: [allowed('owner')],
    children: [
      {
        path: '',
        title: 'accounts.title',
        loadComponent: () => import('./feature-accounts/accounts-page').then((m) => m.AccountsPage),
      },
      {
        path: 'new/:provider',
        title: 'accounts.title',
        loadComponent: () => import('./feature-accounts/account-page').then((m) => m.AccountPage),
      },
      {
        path: ':id',
        title: 'accounts.title',
        loadComponent: () => import('./feature-accounts/account-page').then((m) => m.AccountPage),
      },
    ],
  },
];

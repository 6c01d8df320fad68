import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import { loadScope } from '../../shared/i18n/load-scope';
import { allowed } from '../identity/api';

/** `/go-live`. What the tests of accounts find has its words in two other scopes. */
export const goLiveRoutes: Routes = [
  {
    path: '',
    providers: [provideTranslocoScope('golive', 'accounts', 'settings')],
    resolve: {
      words: loadScope('golive'),
      accountWords: loadScope('accounts'),
      settingsWords: loadScope('settings'),
    },
    canActivate: [allowed('owner')],
    children: [
      {
        path: '',
        title: 'golive.title',
        loadComponent: () => import('./feature-go-live/go-live-page').then((m) => m.GoLivePage),
      },
    ],
  },
];

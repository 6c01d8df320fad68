import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import { loadScope } from '../../shared/i18n/load-scope';
import { allowed } from '../identity/api';

/** `/flows`, `/flows/<number>` and `/flows/calls/<call>`. */
export const flowsRoutes: Routes = [
  {
    path: '',
    providers: [provideTranslocoScope('flows')],
    resolve: { words: loadScope('flows') },
    canActivate: [allowed('admin')],
    children: [
      {
        path: '',
        title: 'flows.title',
        loadComponent: () => import('./feature-flows/flows-page').then((m) => m.FlowsPage),
      },
      {
        path: 'calls/:call',
        title: 'flows.walk.title',
        loadComponent: () => import('./feature-walk/walk-page').then((m) => m.WalkPage),
      },
      {
        path: ':number',
        title: 'flows.title',
        loadComponent: () => import('./feature-flows/number-page').then((m) => m.NumberPage),
      },
    ],
  },
];

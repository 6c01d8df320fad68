import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import { loadScope } from '../../shared/i18n/load-scope';
import { allowed } from '../people/api';

const page = (path: string, shown: string) => ({
  path,
  title: 'calls.title',
  data: { shown },
  canActivate: [allowed('agent')],
  loadComponent: () => import('./feature-calls/calls-page').then((m) => m.CallsPage),
});

/** `/calls`, `/calls/missed` and `/calls/outgoing`. */
export const callsRoutes: Routes = [
  {
    path: '',
    providers: [provideTranslocoScope('calls')],
    resolve: { words: loadScope('calls') },
    children: [page('', 'all'), page('missed', 'missed'), page('outgoing', 'outgoing')],
  },
];

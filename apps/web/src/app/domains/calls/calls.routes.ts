import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import { loadScope } from '../../shared/i18n/load-scope';
import { allowed } from '../identity/api';

const page = (path: string, shown: string) => ({
  path,
  title: 'calls.title',
  data: { shown },
  canActivate: [allowed('agent')],
  loadComponent: () => import('./feature-calls/calls-page').then((m) => m.CallsPage),
});

/** `/calls`, `/calls/missed`, `/calls/outgoing`, `/calls/voicemail` and `/calls/queue`. */
export const callsRoutes: Routes = [
  {
    path: '',
    providers: [provideTranslocoScope('calls')],
    resolve: { words: loadScope('calls') },
    children: [
      page('', 'all'),
      page('missed', 'missed'),
      page('outgoing', 'outgoing'),
      {
        path: 'voicemail',
        title: 'calls.title',
        canActivate: [allowed('agent')],
        loadComponent: () => import('./feature-voicemail/voicemail-page').then((m) => m.VoicemailPage),
      },
      {
        path: 'queue',
        title: 'calls.title',
        canActivate: [allowed('agent')],
        loadComponent: () => import('./feature-queue/queue-page').then((m) => m.QueuePage),
      },
    ],
  },
];

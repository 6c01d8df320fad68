import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import { loadScope } from '../../shared/i18n/load-scope';
import { allowed } from '../identity/api';

/** `/event-webhooks`: `/webhooks` is the providers'. */
export const webhooksRoutes: Routes = [
  {
    path: '',
    title: 'webhooks.title',
    providers: [provideTranslocoScope('webhooks')],
    resolve: { words: loadScope('webhooks') },
    canActivate: [allowed('admin')],
    loadComponent: () => import('./feature-webhooks/webhooks-page').then((m) => m.WebhooksPage),
  },
];

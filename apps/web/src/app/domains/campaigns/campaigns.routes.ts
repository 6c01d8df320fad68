import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import { loadScope } from '../../shared/i18n/load-scope';
import { allowed } from '../identity/api';

/** `/campaigns`. Why messages failed has its words in the inbox. */
export const campaignsRoutes: Routes = [
  {
    path: '',
    title: 'campaigns.title',
    providers: [provideTranslocoScope('campaigns', 'inbox')],
    resolve: { words: loadScope('campaigns'), wordsOfInbox: loadScope('inbox') },
    canActivate: [allowed('agent')],
    loadComponent: () => import('./feature-campaigns/campaigns-page').then((m) => m.CampaignsPage),
  },
];

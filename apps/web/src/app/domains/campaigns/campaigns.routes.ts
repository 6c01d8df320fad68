import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import { loadScope } from '../../shared/i18n/load-scope';
import { allowed } from '../identity/api';

/** `/campaigns`. */
export const campaignsRoutes: Routes = [
  {
    path: '',
    title: 'campaigns.title',
    providers: [provideTranslocoScope('campaigns')],
    resolve: { words: loadScope('campaigns') },
    canActivate: [allowed('agent')],
    loadComponent: () => import('./feature-campaigns/campaigns-page').then((m) => m.CampaignsPage),
  },
];

import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import { loadScope } from '../../shared/i18n/load-scope';
import { allowed } from '../identity/api';

/** `/analytics`. */
export const analyticsRoutes: Routes = [
  {
    path: '',
    title: 'analytics.title',
    providers: [provideTranslocoScope('analytics')],
    resolve: { words: loadScope('analytics') },
    canActivate: [allowed('admin')],
    loadComponent: () => import('./feature-analytics/analytics-page').then((m) => m.AnalyticsPage),
  },
];

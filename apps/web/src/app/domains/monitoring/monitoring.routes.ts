import type { Route, Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import { loadScope } from '../../shared/i18n/load-scope';
import { allowed } from '../identity/api';

const withWords = (children: Routes): Route => ({
  path: '',
  providers: [provideTranslocoScope('monitoring')],
  resolve: { words: loadScope('monitoring') },
  children,
});

/** `/alerts`, `/alerts/resolved`, `/alerts/jobs` and `/alerts/webhook`. */
export const alertsRoutes: Routes = [
  withWords([
    {
      path: '',
      title: 'monitoring.alerts.title',
      canActivate: [allowed('admin')],
      loadComponent: () => import('./feature-alerts/alerts-frame').then((m) => m.AlertsFrame),
      children: [
        {
          path: '',
          data: { state: 'open' },
          loadComponent: () => import('./feature-alerts/alerts-list').then((m) => m.AlertsList),
        },
        {
          path: 'resolved',
          data: { state: 'resolved' },
          loadComponent: () => import('./feature-alerts/alerts-list').then((m) => m.AlertsList),
        },
        {
          path: 'jobs',
          canActivate: [allowed('owner')],
          loadComponent: () => import('./feature-alerts/dead-letters').then((m) => m.DeadLetters),
        },
        {
          path: 'webhook',
          loadComponent: () =>
            import('./feature-alerts/alert-webhook-settings').then((m) => m.AlertWebhookSettings),
        },
      ],
    },
  ]),
];

/** `/audit`. */
export const auditRoutes: Routes = [
  withWords([
    {
      path: '',
      title: 'monitoring.audit.title',
      canActivate: [allowed('admin')],
      loadComponent: () => import('./feature-audit/audit-page').then((m) => m.AuditPage),
    },
  ]),
];

/** `/activity`. */
export const activityRoutes: Routes = [
  withWords([
    {
      path: '',
      title: 'monitoring.activity.title',
      canActivate: [allowed('viewer')],
      loadComponent: () => import('./feature-activity/activity-page').then((m) => m.ActivityPage),
    },
  ]),
];

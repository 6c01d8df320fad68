import type { Routes } from '@angular/router';
import { startPage } from './shell/start-page';

export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    redirectTo: startPage,
  },
  {
    path: '',
    loadChildren: () => import('./domains/settings/settings.routes').then((m) => m.settingsRoutes),
  },
  {
    path: '',
    loadChildren: () => import('./domains/identity/identity.routes').then((m) => m.peopleRoutes),
  },
  {
    path: 'phone',
    loadComponent: () => import('./shell/phone-place').then((m) => m.PhonePlace),
    loadChildren: () => import('./domains/softphone/softphone.routes').then((m) => m.softphoneRoutes),
  },
  {
    path: 'knowledge',
    loadChildren: () => import('./domains/knowledge/knowledge.routes').then((m) => m.knowledgeRoutes),
  },
  {
    path: 'templates',
    loadChildren: () => import('./domains/templates/templates.routes').then((m) => m.templatesRoutes),
  },
  {
    path: 'appointments',
    loadChildren: () =>
      import('./domains/appointments/appointments.routes').then((m) => m.appointmentsRoutes),
  },
  {
    path: 'campaigns',
    loadChildren: () => import('./domains/campaigns/campaigns.routes').then((m) => m.campaignsRoutes),
  },
  {
    path: 'flows',
    loadChildren: () => import('./domains/flows/flows.routes').then((m) => m.flowsRoutes),
  },
  {
    path: 'calls',
    loadChildren: () => import('./domains/calls/calls.routes').then((m) => m.callsRoutes),
  },
  {
    path: 'inbox',
    loadChildren: () => import('./domains/inbox/inbox.routes').then((m) => m.inboxRoutes),
  },
  {
    path: 'contacts',
    loadChildren: () => import('./domains/contacts/contacts.routes').then((m) => m.contactsRoutes),
  },
  {
    path: 'people',
    loadChildren: () => import('./domains/people/people.routes').then((m) => m.peopleRoutes),
  },
  {
    path: 'organisations',
    loadChildren: () => import('./domains/people/people.routes').then((m) => m.organisationsRoutes),
  },
  {
    path: 'not-allowed',
    title: 'title.notAllowed',
    data: { why: 'notAllowed' },
    loadComponent: () => import('./shell/dead-end').then((m) => m.DeadEnd),
  },
  {
    path: 'accounts',
    loadChildren: () => import('./domains/accounts/accounts.routes').then((m) => m.accountsRoutes),
  },
  {
    path: 'event-webhooks',
    loadChildren: () => import('./domains/webhooks/webhooks.routes').then((m) => m.webhooksRoutes),
  },
  {
    path: 'help',
    loadChildren: () => import('./domains/help/help.routes').then((m) => m.helpRoutes),
  },
  {
    path: 'go-live',
    loadChildren: () => import('./domains/go-live/go-live.routes').then((m) => m.goLiveRoutes),
  },
  {
    path: 'analytics',
    loadChildren: () => import('./domains/analytics/analytics.routes').then((m) => m.analyticsRoutes),
  },
  {
    path: 'alerts',
    loadChildren: () => import('./domains/monitoring/monitoring.routes').then((m) => m.alertsRoutes),
  },
  {
    path: 'audit',
    loadChildren: () => import('./domains/monitoring/monitoring.routes').then((m) => m.auditRoutes),
  },
  {
    path: 'activity',
    loadChildren: () => import('./domains/monitoring/monitoring.routes').then((m) => m.activityRoutes),
  },
  {
    path: '**',
    title: 'title.missing',
    data: { why: 'missing' },
    loadComponent: () => import('./shell/dead-end').then((m) => m.DeadEnd),
  },
];

import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import { loadScope } from '../../shared/i18n/load-scope';
import { allowed } from '../identity/api';

/** `/appointments` and `/appointments/rules`. */
export const appointmentsRoutes: Routes = [
  {
    path: '',
    title: 'appointments.title',
    providers: [provideTranslocoScope('appointments')],
    resolve: { words: loadScope('appointments') },
    canActivate: [allowed('agent')],
    loadComponent: () => import('./feature-appointments/appointments-frame').then((m) => m.AppointmentsFrame),
    children: [
      {
        path: '',
        loadComponent: () => import('./feature-appointments/agenda-page').then((m) => m.AgendaPage),
      },
      {
        path: 'rules',
        loadComponent: () => import('./feature-appointments/rules-page').then((m) => m.RulesPage),
      },
    ],
  },
];

import { inject } from '@angular/core';
import type { Routes } from '@angular/router';
import { CredentialsStore } from './domains/settings/api';

export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    redirectTo: () => (inject(CredentialsStore).present() ? '/phone' : '/welcome'),
  },
  {
    path: '',
    loadChildren: () => import('./domains/settings/settings.routes').then((m) => m.settingsRoutes),
  },
  {
    path: 'phone',
    loadComponent: () => import('./shell/phone-place').then((m) => m.PhonePlace),
    loadChildren: () => import('./domains/softphone/softphone.routes').then((m) => m.softphoneRoutes),
  },
  {
    path: 'people',
    loadChildren: () => import('./domains/team/team.routes').then((m) => m.peopleRoutes),
  },
  {
    path: 'organisations',
    loadChildren: () => import('./domains/team/team.routes').then((m) => m.organisationsRoutes),
  },
  {
    path: '**',
    title: 'title.missing',
    loadComponent: () => import('./shell/not-found').then((m) => m.NotFound),
  },
];

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
    path: '**',
    title: 'title.missing',
    loadComponent: () => import('./shell/not-found').then((m) => m.NotFound),
  },
];

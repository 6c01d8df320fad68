import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import { loadScope } from '../../shared/i18n/load-scope';
import { allowed } from './api/allowed';
import { keepLinkCode } from './data/keep-link-code';

/** How people come in, and their own page. */
export const peopleRoutes: Routes = [
  {
    path: '',
    providers: [provideTranslocoScope('identity')],
    resolve: { words: loadScope('identity') },
    children: [
      {
        path: 'sign-in',
        title: 'title.signIn',
        loadComponent: () => import('./feature-sign-in/sign-in-page').then((m) => m.SignInPage),
      },
      {
        path: 'setup',
        title: 'title.setup',
        canActivate: [keepLinkCode('setup')],
        runGuardsAndResolvers: 'always',
        loadComponent: () => import('./feature-first-run/first-run').then((m) => m.FirstRun),
      },
      {
        path: 'invitation',
        title: 'title.invitation',
        canActivate: [keepLinkCode('invitation')],
        runGuardsAndResolvers: 'always',
        loadComponent: () => import('./feature-invitation/invitation-page').then((m) => m.InvitationPage),
      },
      {
        path: 'reset',
        title: 'title.reset',
        canActivate: [keepLinkCode('reset')],
        runGuardsAndResolvers: 'always',
        loadComponent: () => import('./feature-reset/reset-page').then((m) => m.ResetPage),
      },
      {
        path: 'profile',
        title: 'title.profile',
        canActivate: [allowed('viewer')],
        loadComponent: () => import('./feature-profile/profile-page').then((m) => m.ProfilePage),
      },
    ],
  },
];

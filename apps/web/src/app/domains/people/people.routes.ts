import type { Route, Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import { loadScope } from '../../shared/i18n/load-scope';
import { allowed } from '../identity/api';

const withWords = (children: Routes): Route => ({
  path: '',
  providers: [provideTranslocoScope('people')],
  resolve: { words: loadScope('people') },
  children,
});

/** `/people`. */
export const peopleRoutes: Routes = [
  withWords([
    {
      path: '',
      title: 'people.people.title',
      canActivate: [allowed('admin')],
      loadComponent: () => import('./feature-people/people-page').then((m) => m.PeoplePage),
    },
  ]),
];

/** `/organisations` and `/organisations/:id`. */
export const organisationsRoutes: Routes = [
  withWords([
    {
      path: '',
      title: 'people.organisations.title',
      canActivate: [allowed('owner')],
      loadComponent: () =>
        import('./feature-organisations/organisations-page').then((m) => m.OrganisationsPage),
    },
    {
      path: ':id',
      title: 'people.organisations.title',
      canActivate: [allowed('owner')],
      loadComponent: () =>
        import('./feature-organisations/organisation-page').then((m) => m.OrganisationPage),
    },
  ]),
];

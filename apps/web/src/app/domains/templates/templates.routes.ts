import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import { loadScope } from '../../shared/i18n/load-scope';
import { allowed } from '../identity/api';

/** `/templates`. */
export const templatesRoutes: Routes = [
  {
    path: '',
    title: 'templates.title',
    providers: [provideTranslocoScope('templates')],
    resolve: { words: loadScope('templates') },
    canActivate: [allowed('agent')],
    loadComponent: () => import('./feature-templates/templates-page').then((m) => m.TemplatesPage),
  },
];

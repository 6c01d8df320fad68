import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import { loadScope } from '../../shared/i18n/load-scope';

/** `/help`, for everybody: who cannot sign in needs it too. */
export const helpRoutes: Routes = [
  {
    path: '',
    title: 'help.title',
    providers: [provideTranslocoScope('help')],
    resolve: { words: loadScope('help') },
    loadComponent: () => import('./feature-help/help-page').then((m) => m.HelpPage),
  },
];

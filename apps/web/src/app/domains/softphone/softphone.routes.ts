import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import { loadScope } from '../../shared/i18n/load-scope';

/** The softphone's pages. `?call=+1…` or `?call=tel:…` puts a number into the field. */
export const softphoneRoutes: Routes = [
  {
    path: '',
    title: 'title.phone',
    providers: [provideTranslocoScope('softphone')],
    resolve: { words: loadScope('softphone') },
    loadComponent: () => import('./feature-phone/phone-page').then(({ PhonePage }) => PhonePage),
  },
];

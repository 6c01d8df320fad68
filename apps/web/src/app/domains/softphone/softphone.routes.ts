import type { Routes } from '@angular/router';

/** The softphone's pages. `?call=+1…` or `?call=tel:…` puts a number into the field. */
export const softphoneRoutes: Routes = [
  {
    path: '',
    loadComponent: () => import('./feature-phone/phone-page').then(({ PhonePage }) => PhonePage),
  },
];

import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import { loadScope } from '../../shared/i18n/load-scope';
import { allowed } from '../identity/api';

/** `/contacts`, `/contacts/fields` and `/contacts/:contact`. */
export const contactsRoutes: Routes = [
  {
    path: '',
    title: 'contacts.title',
    canActivate: [allowed('agent')],
    providers: [provideTranslocoScope('contacts', 'inbox', 'templates')],
    resolve: {
      words: loadScope('contacts'),
      wordsOfInbox: loadScope('inbox'),
      wordsOfTemplates: loadScope('templates'),
    },
    children: [
      {
        path: '',
        loadComponent: () => import('./feature-contacts/contacts-page').then((m) => m.ContactsPage),
      },
      {
        path: 'fields',
        title: 'contacts.fields.title',
        canActivate: [allowed('admin')],
        loadComponent: () => import('./feature-fields/contact-fields-page').then((m) => m.ContactFieldsPage),
      },
      {
        path: ':contact',
        loadComponent: () => import('./feature-contacts/contact-page').then((m) => m.ContactPage),
      },
    ],
  },
];

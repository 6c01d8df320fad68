import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import { loadScope } from '../../shared/i18n/load-scope';
import { allowed } from '../identity/api';

/** `/knowledge`. */
export const knowledgeRoutes: Routes = [
  {
    path: '',
    title: 'knowledge.title',
    providers: [provideTranslocoScope('knowledge')],
    resolve: { words: loadScope('knowledge') },
    canActivate: [allowed('agent')],
    loadComponent: () => import('./feature-knowledge/knowledge-page').then((m) => m.KnowledgePage),
  },
];

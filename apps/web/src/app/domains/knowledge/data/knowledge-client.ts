import { Injectable, inject } from '@angular/core';
import type {
  Article,
  ArticleDraft,
  ArticleImportResult,
  KnowledgeAnswer,
  KnowledgeSettings,
} from '@centralita/shared-types';
import { ApiClient } from '../../../shared/data-api/api-client';

const inOrganisation = (id: string): string => `?organisation=${encodeURIComponent(id)}`;
/** A language model may take its time; the server gives up first. */
const TRY_TIMEOUT_MS = 25_000;
const MARKDOWN = /\.(md|markdown)$/i;

/** The articles that the bot answers from. Every method rejects with `ApiError`. */
@Injectable({ providedIn: 'root' })
export class KnowledgeClient {
  private readonly api = inject(ApiClient);

  list(organisationId: string): Promise<Article[]> {
    return this.api.get(`/api/knowledge${inOrganisation(organisationId)}`);
  }

  add(organisationId: string, draft: ArticleDraft): Promise<Article> {
    return this.api.post(`/api/knowledge${inOrganisation(organisationId)}`, draft);
  }

  change(organisationId: string, id: string, draft: ArticleDraft): Promise<Article> {
    return this.api.put(this.path(organisationId, id), draft);
  }

  remove(organisationId: string, id: string): Promise<void> {
    return this.api.delete(this.path(organisationId, id));
  }

  /** A table, or Markdown by the name of its file. A dry run only says what would come in. */
  bring(organisationId: string, list: File, isDry: boolean): Promise<ArticleImportResult> {
    const type = MARKDOWN.test(list.name) ? 'text/markdown' : 'text/csv';
    const path = `/api/knowledge/import${inOrganisation(organisationId)}&dryRun=${isDry}`;
    return this.api.upload(path, new Blob([list], { type }));
  }

  export(organisationId: string, ending: 'md' | 'csv'): Promise<Blob> {
    return this.api.download(`/api/knowledge/export.${ending}${inOrganisation(organisationId)}`);
  }

  settings(organisationId: string): Promise<KnowledgeSettings> {
    return this.api.get(`/api/knowledge/settings${inOrganisation(organisationId)}`);
  }

  set(organisationId: string, settings: KnowledgeSettings): Promise<KnowledgeSettings> {
    return this.api.put(`/api/knowledge/settings${inOrganisation(organisationId)}`, settings);
  }

  /** What the bot would say; nothing is sent or kept. */
  try(organisationId: string, question: string): Promise<KnowledgeAnswer> {
    const path = `/api/knowledge/try${inOrganisation(organisationId)}`;
    return this.api.post(path, { question }, { timeoutMs: TRY_TIMEOUT_MS });
  }

  private path(organisationId: string, id: string): string {
    return `/api/knowledge/${encodeURIComponent(id)}${inOrganisation(organisationId)}`;
  }
}

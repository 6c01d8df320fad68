import { Injectable, inject } from '@angular/core';
import type { Analytics, AnalyticsQuery } from '@centralita/shared-types';
import { ApiClient, type DownloadOptions } from '../../../shared/data-api/api-client';

export type Question = AnalyticsQuery & { organisation: string };

/** What can be taken along as CSV. */
export const EXPORTS = ['figures', 'messages', 'calls'] as const;
export type Export = (typeof EXPORTS)[number];

const PATHS: Record<Export, string> = {
  figures: '/api/analytics.csv',
  messages: '/api/messages/export.csv',
  calls: '/api/calls/export.csv',
};

/** The organisation's figures. Rejects with `ApiError`. */
@Injectable({ providedIn: 'root' })
export class AnalyticsClient {
  private readonly api = inject(ApiClient);

  read(question: Question): Promise<Analytics> {
    return this.api.get(`/api/analytics${queryOf(question)}`);
  }

  export(what: Export, question: Question, options: DownloadOptions): Promise<Blob> {
    return this.api.download(`${PATHS[what]}${queryOf(question)}`, options);
  }
}

const queryOf = (question: Question): string =>
  `?${new URLSearchParams(Object.entries(question) as [string, string][]).toString()}`;

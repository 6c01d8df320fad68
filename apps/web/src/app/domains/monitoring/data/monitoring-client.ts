import { Injectable, inject } from '@angular/core';
import type {
  ActivityItem,
  Alert,
  AlertWebhook,
  AuditItem,
  DeadLetter,
  Page,
  Person,
} from '@centralita/shared-types';
import { ApiClient } from '../../../shared/data-api/api-client';

/** What the audit log is narrowed to. Times are epoch milliseconds. */
export interface AuditFilter {
  organisation: string;
  person?: string;
  action?: string;
  from?: number;
  to?: number;
}

/** Whose webhook: an organisation's, or the server's. */
export interface WebhookScope {
  organisation: string;
  ofServer: boolean;
}

const query = (parameters: object): string => {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== '');
  return `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()}`;
};

/** Alerts, jobs that were given up, the audit log and what happened. Every method rejects with `ApiError`. */
@Injectable({ providedIn: 'root' })
export class MonitoringClient {
  private readonly api = inject(ApiClient);

  alerts(organisation: string, state: 'open' | 'resolved', before?: string): Promise<Page<Alert>> {
    return this.api.get(`/api/alerts${query({ organisation, state, before })}`);
  }

  resolve(organisation: string, id: string): Promise<Alert> {
    return this.api.post(`/api/alerts/${id}/resolve${query({ organisation })}`, {});
  }

  webhook(scope: WebhookScope): Promise<AlertWebhook> {
    return this.api.get(`/api/alerts/webhook${queryOf(scope)}`);
  }

  /** The answer tells the secret, this once. Without a URL alerts are sent nowhere. */
  changeWebhook(scope: WebhookScope, url: string | undefined): Promise<AlertWebhook> {
    return this.api.put(`/api/alerts/webhook${queryOf(scope)}`, url === undefined ? {} : { url });
  }

  testWebhook(scope: WebhookScope): Promise<AlertWebhook> {
    return this.api.post(`/api/alerts/webhook/test${queryOf(scope)}`, {}, { timeoutMs: 30_000 });
  }

  deadLetters(before?: string): Promise<Page<DeadLetter>> {
    return this.api.get(`/api/jobs/dead${before === undefined ? '' : query({ before })}`);
  }

  retry(id: string): Promise<void> {
    return this.api.post(`/api/jobs/dead/${id}/retry`, {});
  }

  retryAll(): Promise<{ retried: number }> {
    return this.api.post('/api/jobs/dead/retry', {});
  }

  audit(filter: AuditFilter, after?: string): Promise<Page<AuditItem>> {
    return this.api.get(`/api/audit${query({ ...filter, after })}`);
  }

  /** Address of the same as a file, for a link. */
  auditExport(filter: AuditFilter): string {
    return `/api/audit/export${query(filter)}`;
  }

  activities(organisation: string, before?: string): Promise<Page<ActivityItem>> {
    return this.api.get(`/api/activities${query({ organisation, before })}`);
  }

  people(organisation: string): Promise<Person[]> {
    return this.api.get(`/api/people${query({ organisation })}`);
  }
}

const queryOf = ({ organisation, ofServer }: WebhookScope): string =>
  query({ organisation, of: ofServer ? 'server' : undefined });

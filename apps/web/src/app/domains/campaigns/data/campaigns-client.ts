import { Injectable, inject } from '@angular/core';
import type {
  Campaign,
  CampaignDraft,
  CampaignDryRun,
  CampaignListResult,
  ContactField,
  MessageTemplate,
  TemplateList,
} from '@centralita/shared-types';
import { ApiClient } from '../../../shared/data-api/api-client';

const LIST_TIMEOUT_MS = 60_000;
export type CampaignControl = 'pause' | 'resume' | 'stop';

/** What is sent to many. Every method rejects with `ApiError`. */
@Injectable({ providedIn: 'root' })
export class CampaignsClient {
  private readonly api = inject(ApiClient);

  list(organisation: string): Promise<Campaign[]> {
    return this.api.get(pathOf(organisation));
  }

  add(organisation: string, draft: CampaignDraft): Promise<Campaign> {
    return this.api.post(pathOf(organisation), draft, { timeoutMs: LIST_TIMEOUT_MS });
  }

  change(organisation: string, id: string, draft: CampaignDraft): Promise<Campaign> {
    return this.api.put(pathOf(organisation, id), draft, { timeoutMs: LIST_TIMEOUT_MS });
  }

  bringList(organisation: string, id: string, list: Blob): Promise<CampaignListResult> {
    const file = new Blob([list], { type: 'text/csv' });
    return this.api.upload(pathOf(organisation, id, '/list'), file);
  }

  dryRun(organisation: string, id: string): Promise<CampaignDryRun> {
    return this.api.get(pathOf(organisation, id, '/dry-run'), { timeoutMs: LIST_TIMEOUT_MS });
  }

  /** @param startsAt ISO 8601; at once where absent */
  start(organisation: string, id: string, startsAt: string | undefined): Promise<Campaign> {
    return this.api.post(pathOf(organisation, id, '/start'), startsAt === undefined ? {} : { startsAt });
  }

  control(organisation: string, id: string, what: CampaignControl): Promise<Campaign> {
    return this.api.post(pathOf(organisation, id, `/${what}`), {});
  }

  remove(organisation: string, id: string): Promise<void> {
    return this.api.delete(pathOf(organisation, id));
  }

  export(organisation: string, id: string): Promise<Blob> {
    return this.api.download(pathOf(organisation, id, '/export.csv'));
  }

  /** Those that WhatsApp has approved. */
  async templates(organisation: string): Promise<MessageTemplate[]> {
    const query = new URLSearchParams({ organisation }).toString();
    const list = await this.api.get<TemplateList>(`/api/templates?${query}`);
    return list.items.filter(({ state }) => state === 'approved');
  }

  /** What the organisation keeps of its contacts. */
  fields(organisation: string): Promise<ContactField[]> {
    const query = new URLSearchParams({ organisation }).toString();
    return this.api.get(`/api/contact-fields?${query}`);
  }
}

const pathOf = (organisation: string, id?: string, rest = ''): string => {
  const one = id === undefined ? '' : `/${encodeURIComponent(id)}`;
  return `/api/campaigns${one}${rest}?${new URLSearchParams({ organisation }).toString()}`;
};

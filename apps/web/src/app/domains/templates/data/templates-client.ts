import { Injectable, inject } from '@angular/core';
import type { MessageTemplate, TemplateDraft, TemplateList } from '@centralita/shared-types';
import { ApiClient } from '../../../shared/data-api/api-client';

const inOrganisation = (id: string): string => `?organisation=${encodeURIComponent(id)}`;
/** The provider is asked meanwhile. */
const PROVIDER_TIMEOUT_MS = 25_000;

/** Message templates. Every method rejects with `ApiError`. */
@Injectable({ providedIn: 'root' })
export class TemplatesClient {
  private readonly api = inject(ApiClient);

  list(organisationId: string): Promise<TemplateList> {
    return this.api.get(`/api/templates${inOrganisation(organisationId)}`);
  }

  add(organisationId: string, draft: TemplateDraft): Promise<MessageTemplate> {
    const path = `/api/templates${inOrganisation(organisationId)}`;
    return this.api.post(path, draft, { timeoutMs: PROVIDER_TIMEOUT_MS });
  }

  submit(organisationId: string, id: string): Promise<MessageTemplate> {
    const path = `/api/templates/${encodeURIComponent(id)}/submit${inOrganisation(organisationId)}`;
    return this.api.post(path, {}, { timeoutMs: PROVIDER_TIMEOUT_MS });
  }

  remove(organisationId: string, id: string): Promise<void> {
    return this.api.delete(`/api/templates/${encodeURIComponent(id)}${inOrganisation(organisationId)}`);
  }

  /** Answers at once; `templates/changed` tells when it is done. */
  sync(organisationId: string): Promise<void> {
    return this.api.post(`/api/templates/sync${inOrganisation(organisationId)}`, {});
  }
}

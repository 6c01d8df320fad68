import { Injectable, inject } from '@angular/core';
import type { ContactField, ContactFieldDraft } from '@centralita/shared-types';
import { ApiClient } from '../../../shared/data-api/api-client';
import { OrganisationChoice } from '../../people/api';

/** What the organisation that is looked at keeps of its contacts. Every method rejects with `ApiError`. */
@Injectable({ providedIn: 'root' })
export class ContactFieldsClient {
  private readonly api = inject(ApiClient);
  private readonly organisation = inject(OrganisationChoice).id;

  list(): Promise<ContactField[]> {
    return this.api.get(this.at(''));
  }

  /** @param id of one that is changed */
  save(draft: ContactFieldDraft, id?: string): Promise<ContactField> {
    if (id === undefined) return this.api.post(this.at(''), draft);
    return this.api.put(this.at(`/${encodeURIComponent(id)}`), draft);
  }

  order(ids: readonly string[]): Promise<ContactField[]> {
    return this.api.put(this.at('/order'), { ids });
  }

  remove(id: string): Promise<void> {
    return this.api.delete(this.at(`/${encodeURIComponent(id)}`));
  }

  private at(path: string): string {
    const organisation = this.organisation();
    return `/api/contact-fields${path}${organisation ? `?${new URLSearchParams({ organisation })}` : ''}`;
  }
}

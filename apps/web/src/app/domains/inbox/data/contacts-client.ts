import { Injectable, inject } from '@angular/core';
import type {
  ContactItem,
  ContactValueChange,
  Customer,
  JoinedCustomer,
  Page,
  TimelineItem,
} from '@centralita/shared-types';
import { ApiClient } from '../../../shared/data-api/api-client';
import { OrganisationChoice } from '../../people/api';

/** The people behind contacts. Every method rejects with `ApiError`. */
@Injectable({ providedIn: 'root' })
export class ContactsClient {
  private readonly api = inject(ApiClient);
  private readonly organisation = inject(OrganisationChoice).id;

  customer(contactId: string): Promise<Customer> {
    return this.api.get(this.at(`/${contactId}`));
  }

  timeline(contactId: string, before?: string): Promise<Page<TimelineItem>> {
    return this.api.get(this.at(`/${contactId}/timeline`, { ...(before && { before }) }));
  }

  search(search: string): Promise<ContactItem[]> {
    return this.api.get(this.at('', { search }));
  }

  /** Both are one person. Refused with `contacts/nobody-to-join`. */
  join(contactId: string, otherId: string): Promise<JoinedCustomer> {
    return this.api.post(this.at(`/${contactId}/join`), { contactId: otherId });
  }

  /** All is as it was before the join. Refused with `contacts/changed-since-join`. */
  undoJoin(contactId: string, undo: string): Promise<Customer> {
    return this.api.post(this.at(`/${contactId}/undo-join`), { undo });
  }

  /** What fields are for the person. Refused with `contacts/bad-value`, `contacts/unknown-field`. */
  fill(contactId: string, fields: readonly ContactValueChange[]): Promise<Customer> {
    return this.api.patch(this.at(`/${contactId}`), { fields });
  }

  separate(contactId: string): Promise<Customer> {
    return this.api.post(this.at(`/${contactId}/separate`), {});
  }

  private at(path: string, parameters: Record<string, string> = {}): string {
    const organisation = this.organisation();
    const query = new URLSearchParams({ ...parameters, ...(organisation && { organisation }) }).toString();
    return `/api/contacts${path}${query && `?${query}`}`;
  }
}

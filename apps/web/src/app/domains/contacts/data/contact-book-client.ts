import { Injectable, inject } from '@angular/core';
import type {
  ContactChange,
  ContactEntry,
  ContactImportResult,
  Customer,
  NewContact,
  Page,
} from '@centralita/shared-types';
import { ApiClient } from '../../../shared/data-api/api-client';
import { OrganisationChoice } from '../../people/api';

const LIST_TIMEOUT_MS = 60_000;

/** The contacts of the organisation that is looked at. Every method rejects with `ApiError`. */
@Injectable({ providedIn: 'root' })
export class ContactBookClient {
  private readonly api = inject(ApiClient);
  private readonly organisation = inject(OrganisationChoice).id;

  list(search: string, after?: string): Promise<Page<ContactEntry>> {
    return this.api.get(this.at('/list', { ...(search && { search }), ...(after && { after }) }));
  }

  read(id: string): Promise<Customer> {
    return this.api.get(this.at(`/${encodeURIComponent(id)}`));
  }

  add(draft: NewContact): Promise<ContactEntry> {
    return this.api.post(this.at(''), draft);
  }

  change(id: string, change: ContactChange): Promise<Customer> {
    return this.api.patch(this.at(`/${encodeURIComponent(id)}`), change);
  }

  bring(list: Blob, isDry: boolean): Promise<ContactImportResult> {
    const file = new Blob([list], { type: 'text/csv' });
    return this.api.upload(this.at('/import', { dryRun: String(isDry) }), file, {
      timeoutMs: LIST_TIMEOUT_MS,
    });
  }

  export(): Promise<Blob> {
    return this.api.download(this.at('/export.csv'));
  }

  /** All that is kept of the person. */
  handOut(id: string): Promise<Blob> {
    return this.api.download(this.at(`/${encodeURIComponent(id)}/data.json`));
  }

  /** Soon after, nothing is kept of the person. */
  erase(id: string): Promise<void> {
    return this.api.post(this.at(`/${encodeURIComponent(id)}/erase`), {});
  }

  private at(path: string, parameters: Record<string, string> = {}): string {
    const organisation = this.organisation();
    const query = new URLSearchParams({ ...parameters, ...(organisation && { organisation }) }).toString();
    return `/api/contacts${path}${query && `?${query}`}`;
  }
}

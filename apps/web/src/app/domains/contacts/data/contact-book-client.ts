import { Injectable, inject } from '@angular/core';
import type {
  ContactChange,
  ContactEntry,
  ContactImportResult,
  Customer,
  NewContact,
  Page,
  PersonCopy,
} from '@centralita/shared-types';
import type { PersonCopyLanguage } from '@centralita/shared-types/rules';
import { ApiClient } from '../../../shared/data-api/api-client';
import { OrganisationChoice } from '../../people/api';

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
    return this.api.upload(this.at('/import', { dryRun: String(isDry) }), file);
  }

  export(): Promise<Blob> {
    return this.api.download(this.at('/export.csv'));
  }

  /** Copies of all that is kept of the person, the latest first. */
  copies(id: string): Promise<PersonCopy[]> {
    return this.api.get(this.at(`/${encodeURIComponent(id)}/copies`));
  }

  /** Ready some moments later. Refused with `contacts/copy-being-made`. */
  askForCopy(id: string, language: PersonCopyLanguage): Promise<PersonCopy> {
    return this.api.post(this.at(`/${encodeURIComponent(id)}/copies`), { language });
  }

  copy(id: string): Promise<Blob> {
    return this.api.download(this.of(`/api/contact-copies/${encodeURIComponent(id)}/file`));
  }

  /** Soon after, nothing is kept of the person. */
  erase(id: string): Promise<void> {
    return this.api.post(this.at(`/${encodeURIComponent(id)}/erase`), {});
  }

  private at(path: string, parameters: Record<string, string> = {}): string {
    return this.of(`/api/contacts${path}`, parameters);
  }

  private of(path: string, parameters: Record<string, string> = {}): string {
    const organisation = this.organisation();
    const query = new URLSearchParams({ ...parameters, ...(organisation && { organisation }) }).toString();
    return `${path}${query && `?${query}`}`;
  }
}

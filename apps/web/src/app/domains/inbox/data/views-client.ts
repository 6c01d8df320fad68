import { Injectable, inject } from '@angular/core';
import type { InboxView, InboxViewCount, InboxViewDraft } from '@centralita/shared-types';
import { ApiClient } from '../../../shared/data-api/api-client';
import { OrganisationChoice } from '../../people/api';

/** Saved views of the inbox. Every method rejects with `ApiError`. */
@Injectable({ providedIn: 'root' })
export class ViewsClient {
  private readonly api = inject(ApiClient);
  private readonly organisation = inject(OrganisationChoice).id;

  /** Those of everybody, and the reader's own. */
  all(): Promise<InboxView[]> {
    return this.api.get(this.at('/api/inbox-views'));
  }

  counts(): Promise<InboxViewCount[]> {
    return this.api.get(this.at('/api/inbox-views/counts'));
  }

  /** A new one where there is no id. Refused with `inbox-views/name-taken`, `inbox-views/too-many`. */
  save(draft: InboxViewDraft, id?: string): Promise<InboxView> {
    if (id === undefined) return this.api.post(this.at('/api/inbox-views'), draft);
    return this.api.put(this.at(`/api/inbox-views/${id}`), draft);
  }

  remove(id: string): Promise<void> {
    return this.api.delete(this.at(`/api/inbox-views/${id}`));
  }

  private at(path: string): string {
    const organisation = this.organisation();
    return organisation === undefined ? path : `${path}?${new URLSearchParams({ organisation }).toString()}`;
  }
}

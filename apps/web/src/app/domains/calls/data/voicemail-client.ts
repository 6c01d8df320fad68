import { Injectable, inject } from '@angular/core';
import type { VoicemailItem, VoicemailPage } from '@centralita/shared-types';
import { ApiClient } from '../../../shared/data-api/api-client';

/** What callers have spoken. Every method rejects with `ApiError`. */
@Injectable({ providedIn: 'root' })
export class VoicemailClient {
  private readonly api = inject(ApiClient);

  list(organisation: string, before?: string): Promise<VoicemailPage> {
    const query = new URLSearchParams({ organisation, ...(before !== undefined && { before }) });
    return this.api.get(`/api/voicemails?${query.toString()}`);
  }

  mark(organisation: string, id: string, heard: boolean): Promise<VoicemailItem> {
    return this.api.put(pathOf(organisation, id, 'heard'), { heard });
  }

  /** The message, its sound and the recording at the provider. */
  delete(organisation: string, id: string): Promise<void> {
    const query = new URLSearchParams({ organisation });
    return this.api.delete(`/api/voicemails/${encodeURIComponent(id)}?${query.toString()}`);
  }

  /** Where a player gets the sound. */
  soundOf(organisation: string, id: string): string {
    return pathOf(organisation, id, 'audio');
  }
}

const pathOf = (organisation: string, id: string, part: string): string =>
  `/api/voicemails/${encodeURIComponent(id)}/${part}?organisation=${encodeURIComponent(organisation)}`;

import { Injectable, inject } from '@angular/core';
import type { VoicemailItem, VoicemailPage } from '@centralita/shared-types';
import { ApiClient } from '../../../shared/data-api/api-client';

/** What callers have spoken. Every method rejects with `ApiError`. */
@Injectable({ providedIn: 'root' })
export class VoicemailClient {
  private readonly api = inject(ApiClient);

  list(before?: string): Promise<VoicemailPage> {
    return this.api.get(
      `/api/voicemails${before === undefined ? '' : `?before=${encodeURIComponent(before)}`}`,
    );
  }

  mark(id: string, heard: boolean): Promise<VoicemailItem> {
    return this.api.put(`/api/voicemails/${encodeURIComponent(id)}/heard`, { heard });
  }

  /** Where a player gets the sound. */
  soundOf(id: string): string {
    return `/api/voicemails/${encodeURIComponent(id)}/audio`;
  }
}

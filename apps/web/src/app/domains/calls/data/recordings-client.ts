import { Injectable, inject } from '@angular/core';
import { ApiClient } from '../../../shared/data-api/api-client';

/** What was said in calls; which there are comes with the calls. Every method rejects with `ApiError`. */
@Injectable({ providedIn: 'root' })
export class RecordingsClient {
  private readonly api = inject(ApiClient);

  /** Here and at the provider. */
  delete(organisation: string, id: string): Promise<void> {
    return this.api.delete(pathOf(organisation, id));
  }

  /** One that could not be fetched is fetched once more. */
  fetchAgain(organisation: string, id: string): Promise<void> {
    return this.api.post(pathOf(organisation, id, '/fetch'), {});
  }

  /** Where a player gets the sound. */
  soundOf(organisation: string, id: string): string {
    return pathOf(organisation, id, '/audio');
  }
}

const pathOf = (organisation: string, id: string, part = ''): string =>
  `/api/recordings/${encodeURIComponent(id)}${part}?organisation=${encodeURIComponent(organisation)}`;

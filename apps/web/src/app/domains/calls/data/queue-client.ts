import { Injectable, inject } from '@angular/core';
import type { CallQueueState } from '@centralita/shared-types';
import { ApiClient } from '../../../shared/data-api/api-client';

/** Callers who wait, and those who want to be called back. Every method rejects with `ApiError`. */
@Injectable({ providedIn: 'root' })
export class QueueClient {
  private readonly api = inject(ApiClient);

  state(): Promise<CallQueueState> {
    return this.api.get('/api/queue');
  }

  /** One's own browser rings for whoever has waited longest. */
  takeNext(): Promise<void> {
    return this.api.post('/api/queue/take', {});
  }

  /** Before their number is dialled: nobody else calls them meanwhile. */
  takeCallback(callbackId: string): Promise<void> {
    return this.api.post(`/api/queue/callbacks/${encodeURIComponent(callbackId)}/take`, {});
  }

  done(callbackId: string): Promise<void> {
    return this.api.post(`/api/queue/callbacks/${encodeURIComponent(callbackId)}/done`, {});
  }
}

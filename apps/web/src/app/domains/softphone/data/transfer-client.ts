import { Injectable, inject } from '@angular/core';
import type { Colleague, TransferRequest } from '@centralita/shared-types';
import { ApiClient } from '../../../shared/data-api/api-client';

/** Gives a call to somebody else. Every method rejects with `ApiError`. */
@Injectable({ providedIn: 'root' })
export class TransferClient {
  private readonly api = inject(ApiClient);

  colleagues(): Promise<Colleague[]> {
    return this.api.get('/api/colleagues');
  }

  /** @param callSid of this browser's own side of the call */
  transfer(callSid: string, to: TransferRequest): Promise<void> {
    return this.api.post(`/api/calls/${encodeURIComponent(callSid)}/transfer`, to);
  }
}

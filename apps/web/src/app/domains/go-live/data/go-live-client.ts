import { Injectable, inject } from '@angular/core';
import type { NumberSetup, NumberSetups, ReadinessReport } from '@centralita/shared-types';
import { ApiClient } from '../../../shared/data-api/api-client';

/** Several providers are asked, some of them several questions. */
const TIMEOUT_MS = 60_000;

/** What going live needs, and where the numbers lead. Every method rejects with `ApiError`. */
@Injectable({ providedIn: 'root' })
export class GoLiveClient {
  private readonly api = inject(ApiClient);

  report(): Promise<ReadinessReport> {
    return this.api.get('/api/readiness', { timeoutMs: TIMEOUT_MS });
  }

  numbers(): Promise<NumberSetups> {
    return this.api.get('/api/number-setup', { timeoutMs: TIMEOUT_MS });
  }

  lead(number: NumberSetup): Promise<NumberSetup> {
    return this.api.post(pathOf(number), {}, { timeoutMs: TIMEOUT_MS });
  }

  putBack(number: NumberSetup): Promise<NumberSetup> {
    return this.api.post(`${pathOf(number)}/undo`, {}, { timeoutMs: TIMEOUT_MS });
  }
}

const pathOf = ({ accountId, numberSid }: NumberSetup): string =>
  `/api/number-setup/${encodeURIComponent(accountId)}/${encodeURIComponent(numberSid)}`;

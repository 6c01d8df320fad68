import { Injectable, inject } from '@angular/core';
import type { AccountItem, ConnectionReport } from '@centralita/shared-types';
import { ApiClient } from '../../../shared/data-api/api-client';
import type { AccountChange } from './models/account-change';

/** The provider is asked several questions one after the other, at ten seconds each at worst. */
const TEST_TIMEOUT_MS = 60_000;

/** The server's own accounts at Twilio, SendGrid and Meta. Every method rejects with `ApiError`. */
@Injectable({ providedIn: 'root' })
export class AccountsClient {
  private readonly api = inject(ApiClient);

  list(): Promise<AccountItem[]> {
    return this.api.get('/api/accounts');
  }

  add(account: AccountChange): Promise<AccountItem> {
    return this.api.post('/api/accounts', account);
  }

  change(id: string, account: AccountChange): Promise<AccountItem> {
    return this.api.put(`/api/accounts/${encodeURIComponent(id)}`, account);
  }

  test(id: string): Promise<ConnectionReport> {
    return this.api.post(`/api/accounts/${encodeURIComponent(id)}/test`, {}, { timeoutMs: TEST_TIMEOUT_MS });
  }

  /** Sets at the provider where the server hears how calls end. Answers as `test`. */
  setStatusCallback(id: string): Promise<ConnectionReport> {
    const path = `/api/accounts/${encodeURIComponent(id)}/status-callback`;
    return this.api.post(path, {}, { timeoutMs: TEST_TIMEOUT_MS });
  }

  remove(id: string): Promise<void> {
    return this.api.delete(`/api/accounts/${encodeURIComponent(id)}`);
  }
}

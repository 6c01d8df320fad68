import { Injectable, inject } from '@angular/core';
import type { PushChoices, PushKey, PushSubscriptionInput } from '@centralita/shared-types';
import { ApiClient } from '../../../shared/data-api/api-client';

/** Which browsers are woken, and by what. Every method rejects with `ApiError`. */
@Injectable({ providedIn: 'root' })
export class PushClient {
  private readonly api = inject(ApiClient);

  key(): Promise<PushKey> {
    return this.api.get('/api/push/key');
  }

  /** Saving the same browser again changes nothing, or whose it is. */
  subscribe(subscription: PushSubscriptionInput): Promise<void> {
    return this.api.post('/api/push/subscriptions', subscription);
  }

  unsubscribe(endpoint: string): Promise<void> {
    return this.api.delete('/api/push/subscriptions', { endpoint });
  }

  choices(): Promise<PushChoices> {
    return this.api.get('/api/push/choices');
  }

  choose(choices: PushChoices): Promise<PushChoices> {
    return this.api.put('/api/push/choices', choices);
  }
}

import { Injectable, inject } from '@angular/core';
import type {
  DeliveryState,
  EventWebhook,
  EventWebhookDraft,
  Page,
  Resent,
  WebhookDelivery,
} from '@centralita/shared-types';
import { ApiClient } from '../../../shared/data-api/api-client';

/** The server waits ten seconds for the receiver. */
const TEST_TIMEOUT_MS = 30_000;

/** Addresses of other programs that are told what happens. Every method rejects with `ApiError`. */
@Injectable({ providedIn: 'root' })
export class WebhooksClient {
  private readonly api = inject(ApiClient);

  list(organisation: string): Promise<EventWebhook[]> {
    return this.api.get(pathOf({ organisation }));
  }

  add(organisation: string, draft: EventWebhookDraft): Promise<EventWebhook> {
    return this.api.post(pathOf({ organisation }), draft);
  }

  change(organisation: string, id: string, draft: EventWebhookDraft): Promise<EventWebhook> {
    return this.api.put(pathOf({ organisation }, id), draft);
  }

  renewSecret(organisation: string, id: string): Promise<EventWebhook> {
    return this.api.post(pathOf({ organisation }, id, '/secret'), {});
  }

  remove(organisation: string, id: string): Promise<void> {
    return this.api.delete(pathOf({ organisation }, id));
  }

  test(organisation: string, id: string): Promise<WebhookDelivery> {
    return this.api.post(pathOf({ organisation }, id, '/test'), {}, { timeoutMs: TEST_TIMEOUT_MS });
  }

  deliveries(
    organisation: string,
    id: string,
    { state, before }: { state?: DeliveryState; before?: string },
  ): Promise<Page<WebhookDelivery>> {
    const query = { organisation, ...(state && { state }), ...(before && { before }) };
    return this.api.get(pathOf(query, id, '/deliveries'));
  }

  resendFailed(organisation: string, id: string): Promise<Resent> {
    return this.api.post(pathOf({ organisation }, id, '/resend'), {}, { timeoutMs: TEST_TIMEOUT_MS });
  }

  resend(organisation: string, deliveryId: string): Promise<WebhookDelivery> {
    const query = new URLSearchParams({ organisation }).toString();
    return this.api.post(`/api/webhook-deliveries/${encodeURIComponent(deliveryId)}/resend?${query}`, {});
  }
}

const pathOf = (query: Record<string, string>, id?: string, rest = ''): string => {
  const one = id === undefined ? '' : `/${encodeURIComponent(id)}`;
  return `/api/webhooks${one}${rest}?${new URLSearchParams(query).toString()}`;
};

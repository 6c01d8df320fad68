import { Injectable, inject, signal } from '@angular/core';
import type { EventWebhook, EventWebhookDraft, WebhookDelivery } from '@centralita/shared-types';
import { liveRemote } from '../../../shared/data-live/live-remote';
import { OrganisationChoice } from '../../people/api';
import { WebhooksClient } from '../data/webhooks-client';

/** A secret as the server told it, the only time. */
export interface ToldSecret {
  webhookId: string;
  text: string;
}

/** Webhooks of the organisation that is looked at. Changes reject with `ApiError`. */
@Injectable()
export class WebhooksStore {
  private readonly client = inject(WebhooksClient);
  private readonly organisation = inject(OrganisationChoice).id;

  readonly webhooks = liveRemote({
    of: this.organisation,
    kinds: ['webhooks/changed'],
    ask: (id) => this.client.list(id),
  });
  /** Of the webhook that was made last, until the page is left. */
  readonly secret = signal<ToldSecret | undefined>(undefined);

  async save(before: EventWebhook | undefined, draft: EventWebhookDraft): Promise<void> {
    this.put(
      before
        ? await this.client.change(this.here(), before.id, draft)
        : await this.client.add(this.here(), draft),
    );
  }

  async renewSecret({ id }: EventWebhook): Promise<void> {
    this.put(await this.client.renewSecret(this.here(), id));
  }

  async remove({ id }: EventWebhook): Promise<void> {
    await this.client.remove(this.here(), id);
    this.webhooks.update((before) => before.filter((one) => one.id !== id));
  }

  async test({ id }: EventWebhook): Promise<WebhookDelivery> {
    const delivery = await this.client.test(this.here(), id);
    void this.webhooks.refresh();
    return delivery;
  }

  private put({ secret, ...saved }: EventWebhook): void {
    if (secret !== undefined) this.secret.set({ webhookId: saved.id, text: secret });
    this.webhooks.update((before) =>
      before.some(({ id }) => id === saved.id)
        ? before.map((one) => (one.id === saved.id ? saved : one))
        : [...before, saved],
    );
  }

  private here(): string {
    return this.organisation() ?? '';
  }
}

import { Injectable, inject } from '@angular/core';
import type { EventWebhook } from '@centralita/shared-types';
import { Attempts } from '../../../shared/ui/attempts';
import { Dialogs } from '../../../shared/ui/dialogs';
import type { WebhookDialogData } from './webhook-dialog';
import { WebhooksStore } from './webhooks-store';

/** What can be done to webhooks: asks where it must, and says how it went. */
@Injectable()
export class WebhookActions {
  private readonly store = inject(WebhooksStore);
  private readonly dialogs = inject(Dialogs);
  readonly attempts = new Attempts('webhooks.failure.');
  readonly busy = this.attempts.busy;

  async write(before?: EventWebhook): Promise<void> {
    const data: WebhookDialogData = {
      ...(before && { before }),
      save: (draft) => this.store.save(before, draft),
    };
    const isSaved = await this.dialogs.open<boolean, WebhookDialogData>(
      () => import('./webhook-dialog').then((m) => m.WebhookDialog),
      { data },
    );
    if (isSaved) this.attempts.say('webhooks.saved');
  }

  async switch(webhook: EventWebhook): Promise<void> {
    const { url, events, active } = webhook;
    await this.attempts.run(async () => {
      await this.store.save(webhook, { url, events, active: !active });
      this.attempts.say(active ? 'webhooks.didSwitchOff' : 'webhooks.didSwitchOn');
    });
  }

  async renewSecret(webhook: EventWebhook): Promise<void> {
    const wanted = await this.dialogs.confirm({
      heading: this.attempts.words('webhooks.renew.title'),
      body: this.attempts.words('webhooks.renew.body'),
      yes: this.attempts.words('webhooks.renew.yes'),
    });
    if (wanted) await this.attempts.run(() => this.store.renewSecret(webhook));
  }

  async remove(webhook: EventWebhook): Promise<void> {
    const wanted = await this.dialogs.confirm({
      heading: this.attempts.words('webhooks.remove.title'),
      body: this.attempts.words('webhooks.remove.body', { url: webhook.url }),
      yes: this.attempts.words('webhooks.remove.yes'),
    });
    if (wanted) await this.attempts.run(() => this.store.remove(webhook));
  }

  async test(webhook: EventWebhook): Promise<void> {
    await this.attempts.run(async () => {
      const { problem, status } = await this.store.test(webhook);
      if (problem === null) this.attempts.say('webhooks.test.arrived', { status: status ?? '' });
      else this.attempts.warn('webhooks.test.failed', { problem });
    });
  }
}

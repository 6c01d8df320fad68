import { Injectable, inject, signal } from '@angular/core';
import type { EventWebhook } from '@centralita/shared-types';
import { TranslocoService } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { Dialogs } from '../../../shared/ui/dialogs';
import { FailureWords } from '../../../shared/ui/failure-words';
import { Toasts } from '../../../shared/ui/toasts';
import type { WebhookDialogData } from './webhook-dialog';
import { WebhooksStore } from './webhooks-store';

/** What can be done to webhooks: asks where it must, and says how it went. */
@Injectable()
export class WebhookActions {
  private readonly store = inject(WebhooksStore);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly failures = inject(FailureWords);
  private readonly transloco = inject(TranslocoService);
  readonly busy = signal(false);

  async write(before?: EventWebhook): Promise<void> {
    const data: WebhookDialogData = {
      ...(before && { before }),
      save: (draft) => this.store.save(before, draft),
    };
    const isSaved = await this.dialogs.open<boolean, WebhookDialogData>(
      () => import('./webhook-dialog').then((m) => m.WebhookDialog),
      { data },
    );
    if (isSaved) this.say('webhooks.saved');
  }

  async switch(webhook: EventWebhook): Promise<void> {
    const { url, events, active } = webhook;
    await this.attempt(async () => {
      await this.store.save(webhook, { url, events, active: !active });
      this.say(active ? 'webhooks.didSwitchOff' : 'webhooks.didSwitchOn');
    });
  }

  async renewSecret(webhook: EventWebhook): Promise<void> {
    const wanted = await this.dialogs.confirm({
      heading: this.words('webhooks.renew.title'),
      body: this.words('webhooks.renew.body'),
      yes: this.words('webhooks.renew.yes'),
    });
    if (wanted) await this.attempt(() => this.store.renewSecret(webhook));
  }

  async remove(webhook: EventWebhook): Promise<void> {
    const wanted = await this.dialogs.confirm({
      heading: this.words('webhooks.remove.title'),
      body: this.words('webhooks.remove.body', { url: webhook.url }),
      yes: this.words('webhooks.remove.yes'),
    });
    if (wanted) await this.attempt(() => this.store.remove(webhook));
  }

  async test(webhook: EventWebhook): Promise<void> {
    await this.attempt(async () => {
      const { problem, status } = await this.store.test(webhook);
      if (problem === null) this.say('webhooks.test.arrived', { status: status ?? '' });
      else {
        const text = this.words('webhooks.test.failed', { problem });
        this.toasts.show({ text, icon: 'error' });
      }
    });
  }

  async attempt(deed: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await deed();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.toasts.show({ text: this.failures.of(error, 'webhooks.failure.'), icon: 'error' });
    } finally {
      this.busy.set(false);
    }
  }

  say(key: string, parameters: Record<string, string | number> = {}): void {
    this.toasts.show({ text: this.words(key, parameters), icon: 'check' });
  }

  private words(key: string, parameters: Record<string, string | number> = {}): string {
    return this.transloco.translate<string>(key, parameters);
  }
}

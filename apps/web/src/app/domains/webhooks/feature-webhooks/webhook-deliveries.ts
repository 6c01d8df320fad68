import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { DeliveryState, WebhookDelivery } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { livePages } from '../../../shared/data-live/live-pages';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { Icon } from '../../../shared/ui/icon';
import type { IconName } from '../../../shared/ui/icon-paths';
import { SelectBox } from '../../../shared/ui/select-box';
import { Skeleton } from '../../../shared/ui/skeleton';
import { StateChip, type ChipTone } from '../../../shared/ui/state-chip';
import { When } from '../../../shared/ui/when';
import { OrganisationChoice } from '../../people/api';
import { WebhooksClient } from '../data/webhooks-client';
import { WebhookActions } from './webhook-actions';

const LOOKS: Record<DeliveryState, { tone: ChipTone; icon: IconName }> = {
  waiting: { tone: 'waiting', icon: 'waiting' },
  delivered: { tone: 'ok', icon: 'check' },
  failed: { tone: 'failed', icon: 'error' },
};

/** What was sent to one address, with the answers, and sent again by hand. */
@Component({
  selector: 'app-webhook-deliveries',
  imports: [FailureNotice, Icon, MatButton, SelectBox, Skeleton, StateChip, TranslocoDirective, When],
  templateUrl: './webhook-deliveries.html',
  styleUrls: ['../../../shared/ui/page.scss', './webhook-deliveries.scss'],
})
export class WebhookDeliveries {
  readonly webhookId = input.required<string>();
  private readonly client = inject(WebhooksClient);
  private readonly organisation = inject(OrganisationChoice).id;
  protected readonly actions = inject(WebhookActions);
  protected readonly looks = LOOKS;
  protected readonly state = signal<DeliveryState | ''>('');

  private readonly key = computed(() => {
    const organisation = this.organisation();
    return organisation && [organisation, this.webhookId(), this.state()].join(' ');
  });
  protected readonly log = livePages<WebhookDelivery>({
    of: this.key,
    kinds: ['webhooks/changed'],
    concerns: ({ data }) => data['webhookId'] === this.webhookId(),
    ask: (_key, before) => {
      const state = this.state();
      return this.client.deliveries(this.organisation() ?? '', this.webhookId(), {
        ...(state && { state }),
        ...(before && { before }),
      });
    },
  });

  protected pretty({ body }: WebhookDelivery): string {
    return JSON.stringify(JSON.parse(body), null, 2);
  }

  protected choose(state: string): void {
    this.state.set(state as DeliveryState | '');
  }

  protected async resend({ id }: WebhookDelivery): Promise<void> {
    await this.actions.attempts.run(async () => {
      this.log.put(await this.client.resend(this.organisation() ?? '', id));
      this.actions.attempts.say('webhooks.resent', { count: 1 });
    });
  }

  protected async resendFailed(): Promise<void> {
    await this.actions.attempts.run(async () => {
      const { count } = await this.client.resendFailed(this.organisation() ?? '', this.webhookId());
      this.actions.attempts.say('webhooks.resent', { count });
      await this.log.refresh();
    });
  }
}

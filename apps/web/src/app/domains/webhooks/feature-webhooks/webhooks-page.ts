import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { EventWebhook } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { EmptyState } from '../../../shared/ui/empty-state';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { Icon } from '../../../shared/ui/icon';
import type { IconName } from '../../../shared/ui/icon-paths';
import { nextFocus } from '../../../shared/ui/next-focus';
import { Notice } from '../../../shared/ui/notice';
import { PageHeader } from '../../../shared/ui/page-header';
import { SecretOnce } from '../../../shared/ui/secret-once';
import { Skeleton } from '../../../shared/ui/skeleton';
import { StateChip, type ChipTone } from '../../../shared/ui/state-chip';
import { When } from '../../../shared/ui/when';
import { OrganisationSelect } from '../../people/api';
import { WebhookActions } from './webhook-actions';
import { WebhookDeliveries } from './webhook-deliveries';
import { WebhooksStore } from './webhooks-store';

interface Look {
  word: 'on' | 'off' | 'failing' | 'switchedOff';
  tone: ChipTone;
  icon: IconName;
}

/** Addresses of other programs that are told what happens: which there are, whether they answer, and what was sent. */
@Component({
  selector: 'app-webhooks-page',
  imports: [
    EmptyState,
    FailureNotice,
    Icon,
    MatButton,
    Notice,
    OrganisationSelect,
    PageHeader,
    SecretOnce,
    Skeleton,
    StateChip,
    TranslocoDirective,
    WebhookDeliveries,
    When,
  ],
  providers: [WebhookActions, WebhooksStore],
  templateUrl: './webhooks-page.html',
  styleUrls: ['../../../shared/ui/page.scss', './webhooks-page.scss'],
})
export class WebhooksPage {
  protected readonly store = inject(WebhooksStore);
  protected readonly actions = inject(WebhookActions);
  private readonly focus = nextFocus();
  /** Whose deliveries are shown. */
  protected readonly opened = signal<string | undefined>(undefined);

  protected look({ active, switchedOff, failingSince }: EventWebhook): Look {
    if (switchedOff) return { word: 'switchedOff', tone: 'failed', icon: 'error' };
    if (!active) return { word: 'off', tone: 'plain', icon: 'skipped' };
    if (failingSince !== null) return { word: 'failing', tone: 'waiting', icon: 'warning' };
    return { word: 'on', tone: 'ok', icon: 'check' };
  }

  protected toggle({ id }: EventWebhook): void {
    this.opened.update((before) => (before === id ? undefined : id));
  }

  protected async remove(webhook: EventWebhook): Promise<void> {
    await this.actions.remove(webhook);
    this.focus.to('button');
  }
}

import { Component, effect, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Alert, AlertKind } from '@centralita/shared-types';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { EmptyState } from '../../../shared/ui/empty-state';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { FailureWords } from '../../../shared/ui/failure-words';
import { Icon } from '../../../shared/ui/icon';
import type { IconName } from '../../../shared/ui/icon-paths';
import { nextFocus } from '../../../shared/ui/next-focus';
import { Skeleton } from '../../../shared/ui/skeleton';
import { Toasts } from '../../../shared/ui/toasts';
import { When } from '../../../shared/ui/when';
import { AlertsStore, type AlertsState } from './alerts-store';

const ICONS: Record<AlertKind, IconName> = {
  quarantine: 'help',
  'dead-letter': 'error',
  'low-balance': 'warning',
  'webhook-failing': 'plug',
  'account-failing': 'key',
  'webhook-off': 'plug',
  'daily-cap': 'message',
};
/** Where the trouble is put right. */
const PLACES: Record<AlertKind, string | undefined> = {
  quarantine: '/organisations',
  'dead-letter': '/alerts/jobs',
  'low-balance': undefined,
  'webhook-failing': '/accounts',
  'account-failing': '/accounts',
  'webhook-off': '/event-webhooks',
  'daily-cap': '/campaigns',
};

/** Alerts, each in a sentence with what to do next. */
@Component({
  selector: 'app-alerts-list',
  imports: [EmptyState, FailureNotice, Icon, MatButton, RouterLink, Skeleton, TranslocoDirective, When],
  providers: [AlertsStore],
  templateUrl: './alerts-list.html',
  styleUrls: ['../../../shared/ui/page.scss', './alerts-list.scss'],
})
export class AlertsList {
  /** From the route. */
  readonly state = input<AlertsState>('open');

  protected readonly store = inject(AlertsStore);
  private readonly focus = nextFocus();
  private readonly toasts = inject(Toasts);
  private readonly failures = inject(FailureWords);
  private readonly transloco = inject(TranslocoService);
  protected readonly icons = ICONS;
  protected readonly places = PLACES;
  protected readonly busy = signal<string | undefined>(undefined);

  constructor() {
    effect(() => this.store.state.set(this.state()));
  }

  protected async resolve(alert: Alert): Promise<void> {
    const focusNext = this.focus.afterRow('section');
    this.busy.set(alert.id);
    try {
      await this.store.resolve(alert);
      this.toasts.show({ text: this.transloco.translate<string>('monitoring.alerts.done'), icon: 'check' });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.toasts.show({ text: this.failures.of(error, 'monitoring.failure.'), icon: 'error' });
    } finally {
      this.busy.set(undefined);
      focusNext();
    }
  }
}

import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { DeadLetter } from '@centralita/shared-types';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { livePages } from '../../../shared/data-live/live-pages';
import { KnownWords } from '../../../shared/i18n/known-words';
import { EmptyState } from '../../../shared/ui/empty-state';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { FailureWords } from '../../../shared/ui/failure-words';
import { Icon } from '../../../shared/ui/icon';
import { nextFocus } from '../../../shared/ui/next-focus';
import { Skeleton } from '../../../shared/ui/skeleton';
import { Toasts } from '../../../shared/ui/toasts';
import { When } from '../../../shared/ui/when';
import { MonitoringClient } from '../data/monitoring-client';

/** Jobs that were given up after all their attempts: what failed, and another go. */
@Component({
  selector: 'app-dead-letters',
  imports: [EmptyState, FailureNotice, Icon, MatButton, Skeleton, TranslocoDirective, When],
  templateUrl: './dead-letters.html',
  styleUrl: '../../../shared/ui/page.scss',
})
export class DeadLetters {
  private readonly client = inject(MonitoringClient);
  private readonly focus = nextFocus();
  private readonly toasts = inject(Toasts);
  private readonly failures = inject(FailureWords);
  private readonly transloco = inject(TranslocoService);
  private readonly known = inject(KnownWords);

  protected readonly letters = livePages<DeadLetter>({
    of: () => 'all',
    kinds: ['jobs/died', 'jobs/retried'],
    ask: (_, before) => this.client.deadLetters(before),
  });
  protected readonly busy = signal(false);

  /** What the job was for, or the name of its queue. */
  protected nameOf({ queue }: DeadLetter): string {
    return this.known.find(['monitoring.queue.' + queue]) ?? queue;
  }

  protected async retry({ id }: DeadLetter): Promise<void> {
    const focusNext = this.focus.afterRow('h2');
    await this.attempt(async () => {
      await this.client.retry(id);
      this.letters.drop(id);
      return 1;
    });
    focusNext();
  }

  protected async retryAll(): Promise<void> {
    await this.attempt(async () => (await this.client.retryAll()).retried);
    await this.letters.refresh();
    this.focus.to('h2');
  }

  private async attempt(deed: () => Promise<number>): Promise<void> {
    this.busy.set(true);
    try {
      const count = await deed();
      const text = this.transloco.translate<string>('monitoring.jobs.retried', { count });
      this.toasts.show({ text, icon: 'retry' });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.toasts.show({ text: this.failures.of(error, 'monitoring.failure.'), icon: 'error' });
    } finally {
      this.busy.set(false);
    }
  }
}

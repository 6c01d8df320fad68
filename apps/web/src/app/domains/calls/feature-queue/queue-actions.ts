import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { FailureWords } from '../../../shared/ui/failure-words';
import { Toasts } from '../../../shared/ui/toasts';
import { QueueClient } from '../data/queue-client';

/** What is done with those who wait; says how it went. */
@Injectable()
export class QueueActions {
  private readonly client = inject(QueueClient);
  private readonly toasts = inject(Toasts);
  private readonly failures = inject(FailureWords);
  private readonly transloco = inject(TranslocoService);

  async takeNext(): Promise<void> {
    if (await this.attempt(this.client.takeNext()))
      this.toasts.show({ text: this.transloco.translate('calls.queue.ringing'), icon: 'phone' });
  }

  /** False where it failed: somebody else may be calling them. */
  takeCallback(callbackId: string): Promise<boolean> {
    return this.attempt(this.client.takeCallback(callbackId));
  }

  /** False where it failed. */
  done(callbackId: string): Promise<boolean> {
    return this.attempt(this.client.done(callbackId));
  }

  private async attempt(work: Promise<unknown>): Promise<boolean> {
    try {
      await work;
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.toasts.show({ text: this.failures.of(error, 'calls.failure.'), icon: 'error' });
      return false;
    }
  }
}

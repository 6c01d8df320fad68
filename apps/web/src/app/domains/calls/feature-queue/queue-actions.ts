import { Injectable, inject } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { FailureWords } from '../../../shared/ui/failure-words';
import { Toasts } from '../../../shared/ui/toasts';
import { PhoneStore } from '../../softphone/api';
import { QueueClient } from '../data/queue-client';

/** What is done with those who wait; says how it went. */
@Injectable()
export class QueueActions {
  private readonly client = inject(QueueClient);
  private readonly phone = inject(PhoneStore);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly failures = inject(FailureWords);
  private readonly transloco = inject(TranslocoService);

  async takeNext(): Promise<void> {
    if (await this.attempt(this.client.takeNext()))
      this.toasts.show({ text: this.transloco.translate('calls.queue.ringing'), icon: 'phone' });
  }

  /** In one click; where the phone is not ready, the number is put into it, for a person to see why. */
  async callBack(number: string): Promise<void> {
    if (this.phone.line.isReady()) return this.phone.dial(number);
    this.phone.prepare(number);
    await this.router.navigateByUrl('/phone');
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

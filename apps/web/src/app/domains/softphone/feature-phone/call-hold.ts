import { Injectable, computed, inject, signal } from '@angular/core';
import { ApiError } from '../../../shared/data-api/api-error';
import { FailureWords } from '../../../shared/ui/failure-words';
import { Toasts } from '../../../shared/ui/toasts';
import { PhoneLine } from '../data/phone-line';
import { PhoneStore } from '../data/phone-store';
import { TransferClient } from '../data/transfer-client';

/** Puts whoever is at the other end on hold, and takes them back. */
@Injectable({ providedIn: 'root' })
export class CallHold {
  private readonly client = inject(TransferClient);
  private readonly line = inject(PhoneLine);
  private readonly phone = inject(PhoneStore);
  private readonly failures = inject(FailureWords);
  private readonly toasts = inject(Toasts);

  /** Only the team's server can move the calls of its line. */
  readonly isPossible = computed(() => this.line.current()?.kind === 'team');
  private readonly isMoving = signal(false);
  /** The provider is moving the call. */
  readonly busy = this.isMoving.asReadonly();

  async toggle(): Promise<void> {
    const call = this.phone.call();
    const callId = call?.callSid();
    if (!call || callId === undefined || call.phase() !== 'live' || !this.isPossible() || this.isMoving())
      return;
    const onHold = !call.held();
    this.isMoving.set(true);
    try {
      await this.client.hold({ callId, onHold });
      call.held.set(onHold);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.toasts.show({ text: this.failures.of(error, 'softphone.hold.failure.'), icon: 'warning' });
    } finally {
      this.isMoving.set(false);
    }
  }
}

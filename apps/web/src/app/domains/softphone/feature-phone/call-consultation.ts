import { Injectable, computed, inject, signal } from '@angular/core';
import type { ConsultationEnd } from '@centralita/shared-types';
import { ApiError } from '../../../shared/data-api/api-error';
import { FailureWords } from '../../../shared/ui/failure-words';
import { Toasts } from '../../../shared/ui/toasts';
import { PhoneStore } from '../data/phone-store';
import type { TrackedCall } from '../data/tracked-call';
import { TransferClient } from '../data/transfer-client';

/** A colleague, or somebody at a number, who is asked while the caller waits. */
@Injectable({ providedIn: 'root' })
export class CallConsultation {
  private readonly client = inject(TransferClient);
  private readonly phone = inject(PhoneStore);
  private readonly failures = inject(FailureWords);
  private readonly toasts = inject(Toasts);

  private readonly asked = signal<{ call: TrackedCall; name: string } | undefined>(undefined);
  private readonly isMoving = signal(false);
  readonly busy = this.isMoving.asReadonly();
  /** Name of who is asked in the call on the screen. */
  readonly name = computed(() => {
    const asked = this.asked();
    return asked && asked.call === this.phone.call() && this.phone.inCall() ? asked.name : undefined;
  });

  /** They have been rung. @param name a colleague's, or the number as it was typed */
  began(call: TrackedCall, name: string): void {
    call.held.set(true);
    this.asked.set({ call, name });
  }

  async end(how: ConsultationEnd['how']): Promise<void> {
    const { call } = this.asked() ?? {};
    const callId = call?.callSid();
    if (!call || callId === undefined || this.isMoving()) return;
    this.isMoving.set(true);
    try {
      await this.client.endConsultation({ callId, how });
      call.held.set(false);
      if (how !== 'join') this.asked.set(undefined);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.toasts.show({ text: this.failures.of(error, 'softphone.consult.failure.'), icon: 'warning' });
    } finally {
      this.isMoving.set(false);
    }
  }
}

import { Injectable, computed, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Dialogs } from '../../../shared/ui/dialogs';
import { Toasts } from '../../../shared/ui/toasts';
import { PhoneLine } from '../data/phone-line';
import type { TrackedCall } from '../data/tracked-call';
import { CallConsultation } from './call-consultation';
import type { TransferDialogData, TransferDone } from './transfer-dialog';

/** Gives the call that is going on to somebody else. */
@Injectable({ providedIn: 'root' })
export class CallTransfer {
  private readonly line = inject(PhoneLine);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly consultation = inject(CallConsultation);
  private readonly transloco = inject(TranslocoService);

  /** Only the team's server knows the calls of its line. */
  readonly isPossible = computed(() => this.line.current()?.kind === 'team');

  async ask(call: TrackedCall): Promise<void> {
    const callSid = call.callSid();
    if (callSid === undefined) return;
    const done = await this.dialogs.open<TransferDone, TransferDialogData>(
      () => import('./transfer-dialog').then((m) => m.TransferDialog),
      { data: { callSid } },
    );
    if (done === undefined) return;
    const { name, isAsked } = done;
    if (isAsked) return this.consultation.began(call, name);
    this.toasts.show({ text: this.transloco.translate('softphone.transfer.done', { name }), icon: 'check' });
  }
}

import { DOCUMENT, Injectable, inject } from '@angular/core';
import { Router } from '@angular/router';
import type { Trouble } from '../data/models/trouble';
import { PhoneStore } from '../data/phone-store';
import { PhoneView } from './phone-view';

/** Does the next step that a trouble's button offers. */
@Injectable({ providedIn: 'root' })
export class TroubleSteps {
  private readonly document = inject(DOCUMENT);
  private readonly router = inject(Router);
  private readonly phone = inject(PhoneStore);
  private readonly view = inject(PhoneView);

  take({ action }: Trouble): void {
    switch (action) {
      case 'settings':
        void this.router.navigateByUrl('/settings');
        return;
      case 'devices':
      case 'allow-microphone':
        this.phone.dismiss();
        return this.view.openDialog('devices');
      case 'preflight':
        this.phone.dismiss();
        return this.view.openDialog('preflight');
      case 'reload':
        this.document.defaultView?.location.reload();
        return;
      case 'retry':
        return this.retry();
      case 'none':
        return;
    }
  }

  /** Of a call: dials again. Of the line: opens it again. */
  private retry(): void {
    const call = this.phone.call();
    this.phone.dismiss();
    if (!this.phone.line.isReady()) this.phone.line.retry();
    else if (call?.direction === 'outgoing') void this.phone.dial(call.remote);
  }
}

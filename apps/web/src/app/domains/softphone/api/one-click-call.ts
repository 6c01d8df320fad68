import { Injectable, computed, inject } from '@angular/core';
import { Router } from '@angular/router';
import { PhoneStore } from '../data/phone-store';

/** Calls a number from another page than the phone's. */
@Injectable({ providedIn: 'root' })
export class OneClickCall {
  private readonly phone = inject(PhoneStore);
  private readonly router = inject(Router);

  readonly isReady = this.phone.line.isReady;
  readonly isPossible = computed(() => !this.phone.inCall());

  /** Where the phone is not ready, the number is put into it, for a person to see why. */
  async to(number: string): Promise<void> {
    if (this.phone.line.isReady()) return this.phone.dial(number);
    this.phone.prepare(number);
    await this.router.navigateByUrl('/phone');
  }
}

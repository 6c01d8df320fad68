import { Injectable, computed, inject } from '@angular/core';
import { Router } from '@angular/router';
import type { ContactAddressItem } from '@centralita/shared-types';
import { Dialogs } from '../../../shared/ui/dialogs';
import { newConversation } from '../../inbox/api/person';
import { PhoneStore } from '../../softphone/api';

/** Calls and writes to one of somebody's numbers. */
@Injectable()
export class ContactReach {
  private readonly phone = inject(PhoneStore);
  private readonly router = inject(Router);
  private readonly dialogs = inject(Dialogs);
  readonly canCall = computed(() => !this.phone.inCall());

  /** In one click; where the phone is not ready, the number is put into it, for a person to see why. */
  async call({ address }: ContactAddressItem): Promise<void> {
    if (this.phone.line.isReady()) return this.phone.dial(address);
    this.phone.prepare(address);
    await this.router.navigateByUrl('/phone');
  }

  async write({ channel, address }: ContactAddressItem): Promise<void> {
    const id = await this.dialogs.open<string>(newConversation, { data: { channel, to: address } });
    if (id) await this.router.navigate(['/inbox', id]);
  }
}

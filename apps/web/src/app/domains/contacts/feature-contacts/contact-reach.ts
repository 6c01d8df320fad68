import { Injectable, inject } from '@angular/core';
import { Router } from '@angular/router';
import type { ContactAddressItem } from '@centralita/shared-types';
import { Dialogs } from '../../../shared/ui/dialogs';
import { newConversation } from '../../inbox/api/person';
import { OneClickCall } from '../../softphone/api';

/** Calls and writes to one of somebody's numbers. */
@Injectable()
export class ContactReach {
  private readonly oneClick = inject(OneClickCall);
  private readonly router = inject(Router);
  private readonly dialogs = inject(Dialogs);
  readonly canCall = this.oneClick.isPossible;

  call({ address }: ContactAddressItem): Promise<void> {
    return this.oneClick.to(address);
  }

  async write({ channel, address }: ContactAddressItem): Promise<void> {
    const id = await this.dialogs.open<string>(newConversation, { data: { channel, to: address } });
    if (id) await this.router.navigate(['/inbox', id]);
  }
}

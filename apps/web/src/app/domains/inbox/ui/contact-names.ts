import { Injectable, inject } from '@angular/core';
import type { Conversation } from '@centralita/shared-types';
import { NumberFormat } from '../../../shared/phone-format/number-format';

/** What a contact is called on the page: their name, or their number with its spaces. */
@Injectable({ providedIn: 'root' })
export class ContactNames {
  private readonly numbers = inject(NumberFormat);

  /** Read it in a template or a computed: it updates by itself. */
  of({ contact }: Pick<Conversation, 'contact'>): string {
    return contact.name ?? this.address(contact.address);
  }

  address(address: string): string {
    return address.startsWith('+') ? this.numbers.format(address) : address;
  }
}

import { Injectable, computed, inject, signal } from '@angular/core';
import type { Customer } from '@centralita/shared-types';
import { fieldKey, fieldText } from '@centralita/shared-types/saved-reply-text';
import { liveRemote } from '../../../shared/data-live/live-remote';
import { LanguageChoice } from '../../../shared/i18n/language';
import { ContactsClient } from './contacts-client';

/** What the organisation's fields say of one contact, as people read it. Of whatever fills a text with them. */
@Injectable()
export class ContactTexts {
  private readonly client = inject(ContactsClient);
  private readonly language = inject(LanguageChoice).current;
  /** Undefined: nothing is asked. */
  readonly contactId = signal<string | undefined>(undefined);

  private readonly customer = liveRemote<string, Customer>({
    of: this.contactId,
    kinds: ['contacts/changed'],
    ask: (id) => this.client.customer(id),
  });
  /** The contact is on its way: what its fields say is not known yet. */
  readonly isComing = this.customer.loading;
  /** By `fieldKey` of their names; empty texts are fields that say nothing. */
  readonly all = computed<ReadonlyMap<string, string>>(
    () =>
      new Map(
        (this.customer.value()?.fields ?? []).map(({ name, kind, value }) => [
          fieldKey(name),
          fieldText(kind, value, this.language()),
        ]),
      ),
  );
}

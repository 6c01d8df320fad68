import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { ContactEntry } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { livePages } from '../../../shared/data-live/live-pages';
import { NumberFormat } from '../../../shared/phone-format/number-format';
import { afterTyping } from '../../../shared/ui/after-typing';
import { EmptyState } from '../../../shared/ui/empty-state';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { Icon } from '../../../shared/ui/icon';
import { PageHeader } from '../../../shared/ui/page-header';
import { SearchBox } from '../../../shared/ui/search-box';
import { Skeleton } from '../../../shared/ui/skeleton';
import { SessionStore } from '../../identity/api';
import { OrganisationChoice, OrganisationSelect } from '../../people/api';
import { ContactBookClient } from '../data/contact-book-client';
import { ContactActions } from './contact-actions';

/** Everybody with whom the organisation has messages or appointments, or whom it added, by name. A call alone adds nobody. */
@Component({
  selector: 'app-contacts-page',
  imports: [
    EmptyState,
    FailureNotice,
    Icon,
    MatButton,
    OrganisationSelect,
    PageHeader,
    RouterLink,
    SearchBox,
    Skeleton,
    TranslocoDirective,
  ],
  providers: [ContactActions],
  templateUrl: './contacts-page.html',
  styleUrls: ['../../../shared/ui/page.scss', './contacts-page.scss'],
})
export class ContactsPage {
  private readonly client = inject(ContactBookClient);
  private readonly organisation = inject(OrganisationChoice).id;
  private readonly numbers = inject(NumberFormat);
  protected readonly actions = inject(ContactActions);
  protected readonly isAdmin = computed(() => this.session.allows('admin'));
  private readonly session = inject(SessionStore);

  protected readonly typed = signal('');
  protected readonly search = signal('');
  protected readonly contacts = livePages<ContactEntry>({
    of: () => {
      const organisation = this.organisation();
      return organisation && `${organisation} ${this.search()}`;
    },
    // With the first message or appointment somebody is a contact.
    kinds: ['contacts/changed', 'messages/received', 'messages/written', 'appointments/changed'],
    ask: (_key, after) => this.client.list(this.search(), after),
  });

  constructor() {
    afterTyping(this.typed, (search) => this.search.set(search));
  }

  protected addressOf({ address }: ContactEntry): string {
    return address.startsWith('+') ? this.numbers.format(address) : address;
  }

  protected async bring(): Promise<void> {
    if (await this.actions.bring()) await this.contacts.refresh();
  }
}

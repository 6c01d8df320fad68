import { Component, computed, inject, linkedSignal, type WritableSignal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { CONTACT_NOTE_MAX } from '@centralita/shared-types/rules';
import type { ContactAddressItem, Customer } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { liveRemote } from '../../../shared/data-live/live-remote';
import { NumberFormat } from '../../../shared/phone-format/number-format';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { Icon } from '../../../shared/ui/icon';
import { PageHeader } from '../../../shared/ui/page-header';
import { Skeleton } from '../../../shared/ui/skeleton';
import { PersonPanel } from '../../inbox/api/person';
import { SessionStore } from '../../identity/api';
import { ContactBookClient } from '../data/contact-book-client';
import { ContactActions } from './contact-actions';
import { ContactReach } from './contact-reach';
import { PersonCopies } from './person-copies';

/** One person: what they are called, how they are reached, what the team noted, and all that there was with them. */
@Component({
  selector: 'app-contact-page',
  imports: [
    FailureNotice,
    Icon,
    MatButton,
    MatFormField,
    MatInput,
    MatLabel,
    PageHeader,
    PersonCopies,
    PersonPanel,
    RouterLink,
    Skeleton,
    TranslocoDirective,
  ],
  providers: [ContactActions, ContactReach],
  templateUrl: './contact-page.html',
  styleUrls: ['../../../shared/ui/page.scss', './contact-page.scss'],
})
export class ContactPage {
  private readonly client = inject(ContactBookClient);
  private readonly numbers = inject(NumberFormat);
  private readonly parameters = toSignal(inject(ActivatedRoute).paramMap, { requireSync: true });
  protected readonly actions = inject(ContactActions);
  protected readonly reach = inject(ContactReach);

  protected readonly id = computed(() => this.parameters().get('contact') ?? '');
  protected readonly customer = liveRemote<string, Customer>({
    of: this.id,
    kinds: ['contacts/changed', 'conversations/changed'],
    ask: (id) => this.client.read(id),
  });
  protected readonly heading = computed(() => {
    const { name, addresses } = this.customer.value() ?? {};
    const [first] = addresses ?? [];
    return name ?? (first ? this.addressOf(first) : '');
  });
  private readonly saved = computed(
    () => ({ name: this.customer.value()?.name ?? '', note: this.customer.value()?.note ?? '' }),
    { equal: (one, other) => one.name === other.name && one.note === other.note },
  );
  protected readonly name = this.draftOf(() => this.saved().name);
  protected readonly note = this.draftOf(() => this.saved().note);
  protected readonly noteMax = CONTACT_NOTE_MAX;
  protected readonly isChanged = computed(
    () =>
      (this.name().trim() !== '' && this.name().trim() !== this.saved().name) ||
      this.note().trim() !== this.saved().note,
  );
  protected readonly isAdmin = computed(() => this.session.allows('admin'));
  private readonly session = inject(SessionStore);

  protected addressOf({ address }: ContactAddressItem): string {
    return address.startsWith('+') ? this.numbers.format(address) : address;
  }

  protected save(event: Event): Promise<boolean> {
    event.preventDefault();
    const id = this.id();
    const [name, note] = [this.name().trim(), this.note().trim()];
    return this.actions.attempts.run(async () => {
      const changed = await this.client.change(id, {
        ...(name && name !== this.saved().name && { name }),
        ...(note !== this.saved().note && { note }),
      });
      if (this.id() === id) this.customer.update(() => changed);
      this.actions.attempts.say('contacts.saved');
    });
  }

  /** What is typed: begins with what is saved, and stays when something comes in between. Another person's begins anew. */
  private draftOf(saved: () => string): WritableSignal<string> {
    return linkedSignal<{ id: string; saved: string }, string>({
      source: () => ({ id: this.id(), saved: saved() }),
      computation: (now, before) => {
        const isTyped = before?.source.id === now.id && before.value.trim() !== before.source.saved;
        return isTyped ? before.value : now.saved;
      },
    });
  }
}

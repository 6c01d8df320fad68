import { Injectable, inject, signal } from '@angular/core';
import type { ContactValueChange, Customer, TimelineItem } from '@centralita/shared-types';
import { livePages } from '../../../shared/data-live/live-pages';
import { liveRemote } from '../../../shared/data-live/live-remote';
import { ContactsClient } from './contacts-client';

/** The one person behind a contact, and all that there was with them. Of the panel that shows it. */
@Injectable()
export class PersonHistory {
  private readonly client = inject(ContactsClient);
  readonly contactId = signal<string | undefined>(undefined);

  readonly customer = liveRemote<string, Customer>({
    of: this.contactId,
    kinds: ['contacts/changed', 'conversations/changed'],
    ask: (id) => this.client.customer(id),
  });
  readonly timeline = livePages<TimelineItem>({
    of: this.contactId,
    kinds: [
      'messages/received',
      'messages/written',
      'conversations/changed',
      'calls/ended',
      'appointments/changed',
      'contacts/changed',
    ],
    ask: (id, before) => this.client.timeline(id, before),
  });

  /** @returns what undoes it; null where nothing does. Rejects with `ApiError`. */
  async join(id: string, otherId: string): Promise<string | null> {
    const joined = await this.client.join(id, otherId);
    this.changed(id, joined);
    return joined.undo;
  }

  /** Rejects with `ApiError`. */
  async undoJoin(id: string, undo: string): Promise<void> {
    this.changed(id, await this.client.undoJoin(id, undo));
  }

  /** Rejects with `ApiError`. */
  async separate(contactId: string): Promise<void> {
    await this.client.separate(contactId);
    void this.customer.refresh();
    void this.timeline.refresh();
  }

  /** Rejects with `ApiError`. */
  async fill(contactId: string, fields: readonly ContactValueChange[]): Promise<void> {
    const customer = await this.client.fill(contactId, fields);
    if (this.contactId() === contactId) this.customer.update(() => customer);
  }

  private changed(id: string, customer: Customer): void {
    if (this.contactId() !== id) return;
    this.customer.update(() => customer);
    void this.timeline.refresh();
  }
}

import { Injectable, inject } from '@angular/core';
import type { Conversation } from '@centralita/shared-types';
import { replyFields, type ReplyValues } from '@centralita/shared-types/saved-reply-text';
import { SessionStore } from '../../identity/api';
import { OrganisationChoice } from '../../people/api';
import { ContactTexts } from '../data/contact-texts';
import { ContactNames } from '../ui/contact-names';

/** What saved replies are filled with. Of the composer. */
@Injectable()
export class ReplyTexts {
  private readonly session = inject(SessionStore);
  private readonly organisation = inject(OrganisationChoice);
  private readonly names = inject(ContactNames);
  private readonly texts = inject(ContactTexts);

  /** Asks what the fields of a contact say; undefined: nothing is asked. */
  look(contactId: string | undefined): void {
    this.texts.contactId.set(contactId);
  }

  /** False while what a text needs of the contact is on its way. */
  canFill(text: string): boolean {
    return !this.texts.isComing() || replyFields(text).length === 0;
  }

  of({ contact: { name, address } }: Conversation): ReplyValues {
    const agent = this.session.person()?.name ?? '';
    const variables = {
      'contact.name': name ?? '',
      'contact.firstName': firstOf(name ?? ''),
      'contact.address': this.names.address(address),
      'agent.name': agent,
      'agent.firstName': firstOf(agent),
      'organisation.name': this.organisation.name(),
    };
    return { variables, fields: this.texts.all() };
  }
}

const firstOf = (name: string): string => name.split(' ')[0] ?? '';

import { Injectable } from '@nestjs/common';
import {
  MESSAGE_TEXT_MAX,
  fieldKey,
  fillReply,
  missingReplyValues,
  type Conversation,
  type MacroPreview,
  type ReplyValues,
} from '@centralita/shared-types';
import { writeNumber } from '@centralita/shared-types/phone-numbers';
import { ContactFields } from '../contacts/api/contact-fields';
import { Organisations } from '../organisations/api/organisations';
import { PeopleDirectory } from '../people/api/people-directory';
import { macroErrors } from './macro-errors';

/** Fills the texts of macros for whom they go to, and for whoever sends them. */
@Injectable()
export class MacroTexts {
  constructor(
    private readonly fields: ContactFields,
    private readonly people: PeopleDirectory,
    private readonly organisations: Organisations,
  ) {}

  async fill(
    organisationId: string,
    text: string,
    contact: Conversation['contact'],
    personId: string,
  ): Promise<MacroPreview & { text: string }> {
    const values = await this.#values(organisationId, contact, personId);
    return { text: fillReply(text, values).trim(), missing: missingReplyValues(text, values) };
  }

  async #values(
    organisationId: string,
    { id, name, address }: Conversation['contact'],
    personId: string,
  ): Promise<ReplyValues> {
    const [fields, names, organisation] = await Promise.all([
      this.fields.textsOf(organisationId, [id]),
      this.people.names([personId]),
      this.organisations.find(organisationId),
    ]);
    const agent = names.get(personId) ?? '';
    return {
      variables: {
        'contact.name': name ?? '',
        'contact.firstName': firstOf(name ?? ''),
        'contact.address': writeNumber(address),
        'agent.name': agent,
        'agent.firstName': firstOf(agent),
        'organisation.name': organisation?.name ?? '',
      },
      fields: new Map([...(fields.get(id) ?? [])].map(([field, value]) => [fieldKey(field), value])),
    };
  }
}

/** @throws AppError `macros/text-too-long` (422) */
export function assertSendable(text: string): void {
  if (text.length > MESSAGE_TEXT_MAX) throw macroErrors.textTooLong();
}

const firstOf = (name: string): string => name.split(' ')[0] ?? '';

import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { MessageChannel } from '@centralita/shared-types';
import { Clock } from '../../../platform/clock/clock';
import type { Tx } from '../../../platform/database/tx';
import { SearchIndex } from '../../../platform/search/search-index';
import type { ContactRow } from '../contacts-schema';
import { ContactIndex, searchedOf } from '../contact-index';
import { ContactsStore, type ContactFilter } from '../contacts.store';
import { PersonFacts } from '../person-facts';
import { spellingsOf } from './contact-address';

export interface MetContact {
  organisationId: string;
  channel: MessageChannel;
  address: string;
  /** As they call themselves, where the provider tells. */
  name?: string | undefined;
  /** False where somebody else may have said so: only who is new is called so. */
  isNameProven?: boolean;
}

const NAME_LENGTH_MAX = 100;

/** The people whom an organisation writes with. */
@Injectable()
export class Contacts {
  constructor(
    private readonly store: ContactsStore,
    private readonly search: SearchIndex,
    private readonly index: ContactIndex,
    private readonly facts: PersonFacts,
    private readonly clock: Clock,
  ) {}

  /** Finds the contact of an address, whichever way its number is written, or makes it. Within the caller's unit. */
  async meet(
    tx: Tx,
    { organisationId, channel, address, name, isNameProven }: MetContact,
  ): Promise<ContactRow> {
    const spellings = spellingsOf(address);
    const known =
      spellings.length > 1 ? await this.store.known(tx, organisationId, channel, spellings) : undefined;
    const given = name?.trim().slice(0, NAME_LENGTH_MAX) || null;
    const id = randomUUID();
    const contact = await this.store.meet(tx, {
      id,
      organisation_id: organisationId,
      channel,
      address: known?.address ?? address,
      name: given,
      searched: searchedOf(given, address),
      named_here: 0,
      created_at: this.clock.now(),
    });
    if (contact.id === id) return this.#welcome(tx, contact);
    if (isNameProven === false || given === null || contact.name === given || contact.named_here === 1)
      return contact;
    const change = { name: given, searched: searchedOf(given, contact.address), named_here: 0 };
    await this.store.rename(tx, contact.id, change);
    await this.index.change(tx, [{ ...contact, ...change }]);
    return { ...contact, ...change };
  }

  /** What is known of whoever has the same number is known of the new contact. */
  async #welcome(tx: Tx, contact: ContactRow): Promise<ContactRow> {
    await this.index.add(tx, contact);
    const alike = contact.channel === 'email' ? [] : await this.store.ofOnePerson(contact, tx);
    if (alike.length < 2) return contact;
    await this.facts.share(tx, alike);
    return (await this.store.find(tx, contact.organisation_id, contact.id)) ?? contact;
  }

  /** Those of a channel, by address: a page of them, without a unit. */
  page(filter: ContactFilter): Promise<ContactRow[]> {
    const search = filter.search?.toLowerCase();
    return this.store.page({ ...filter, search });
  }

  /** Somebody of the organisation says what they are called, by all of their numbers and addresses. */
  async rename(tx: Tx, organisationId: string, id: string, name: string): Promise<void> {
    const contact = await this.store.find(tx, organisationId, id);
    if (!contact) return;
    await this.facts.write(tx, await this.store.ofOnePerson(contact, tx), { name });
  }

  /** Those whose name, number, address or fields have these words, the latest first. */
  async found(organisationId: string, search: string, limit: number): Promise<string[]> {
    const items = await this.search.find({ organisationId, among: 'people', search, limit });
    return items.map(({ itemId }) => itemId);
  }
}

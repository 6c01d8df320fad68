import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AppError } from '../../../platform/errors/app-error';
import type { Actor } from '../../audit/api/audit-log';
import { ContactLog } from '../contact-log';
import type { ContactRow } from '../contacts-schema';
import { ContactsStore } from '../contacts.store';
import { JoinUndo } from '../join-undo';
import { PersonFacts } from '../person-facts';
import { spellingsOf } from './contact-address';

/** Contacts that are made one person by hand, and separated. */
@Injectable()
export class PersonJoins {
  constructor(
    private readonly store: ContactsStore,
    private readonly facts: PersonFacts,
    private readonly undoing: JoinUndo,
    private readonly work: UnitOfWork,
    private readonly log: ContactLog,
  ) {}

  /**
   * Both are one person from now on, and what was known of each is known of both.
   *
   * @returns what undoes it; null where that is too much
   * @throws AppError `contacts/not-found` (404), `contacts/nobody-to-join` (422)
   */
  join(organisationId: string, contactId: string, otherId: string, actor: Actor): Promise<string | null> {
    return this.work.run(async (tx) => {
      const person = await this.#held(tx, organisationId, [contactId, otherId]);
      const before = await this.undoing.statesOf(tx, person);
      const customerId = person.find(({ customer_id: id }) => id !== null)?.customer_id ?? randomUUID();
      const ids = person.map(({ id }) => id);
      await this.store.setCustomer(tx, ids, customerId);
      await this.facts.share(tx, person);
      await this.log.record(tx, { id: contactId, organisation_id: organisationId }, 'joined', actor);
      const joined = await this.store.ofIds(organisationId, ids, tx);
      return this.undoing.seal(organisationId, before, await this.undoing.statesOf(tx, joined));
    });
  }

  /**
   * They are again who they were before a join.
   *
   * @param sealed what `join` returned
   * @throws AppError `contacts/not-found` (404), `contacts/changed-since-join` (409)
   */
  async undo(organisationId: string, contactId: string, sealed: string, actor: Actor): Promise<void> {
    await this.work.run(async (tx) => {
      const person = await this.#held(tx, organisationId, [contactId]);
      if (!(await this.undoing.undo(tx, person, sealed))) throw changedSince();
      await this.log.record(tx, { id: contactId, organisation_id: organisationId }, 'separated', actor);
    });
  }

  /** It is somebody of its own again, with those that have the same number. @throws AppError `contacts/not-found` (404) */
  async separate(organisationId: string, contactId: string, actor: Actor): Promise<void> {
    await this.work.run(async (tx) => {
      const contact = await this.store.find(tx, organisationId, contactId);
      if (!contact) throw notFound();
      const spellings = spellingsOf(contact.address);
      const alike = (await this.store.ofOnePerson(contact, tx)).filter(({ address }) =>
        spellings.includes(address),
      );
      await this.store.setCustomer(
        tx,
        alike.map(({ id }) => id),
        null,
      );
      await this.log.record(tx, contact, 'separated', actor);
    });
  }

  /** All contacts of the people behind some, the first one's first. Nobody else changes them until the end of the unit. */
  async #held(tx: Tx, organisationId: string, contactIds: readonly string[]): Promise<ContactRow[]> {
    for (let held = new Set<string>(); ;) {
      const person = await this.#peopleOf(tx, organisationId, contactIds);
      const ids = person.map(({ id }) => id);
      if (ids.every((id) => held.has(id))) return person;
      // Whoever held one of them may have joined it with others meanwhile: they are read again.
      await this.store.hold(tx, ids);
      held = new Set(ids);
    }
  }

  async #peopleOf(tx: Tx, organisationId: string, contactIds: readonly string[]): Promise<ContactRow[]> {
    const people: ContactRow[] = [];
    for (const [index, id] of contactIds.entries()) {
      const contact = await this.store.find(tx, organisationId, id);
      if (!contact) throw index === 0 ? notFound() : nobodyToJoin();
      people.push(...(await this.store.ofOnePerson(contact, tx)));
    }
    return [...new Map(people.map((one) => [one.id, one])).values()];
  }
}

const nobodyToJoin = (): AppError =>
  new AppError({
    code: 'contacts/nobody-to-join',
    detail: 'The contact to join is not there any more. Search for them again.',
    status: 422,
  });
const changedSince = (): AppError =>
  new AppError({
    code: 'contacts/changed-since-join',
    detail:
      'Something of this person was changed since they were joined, so it cannot be undone. Separate the number or address by hand.',
    status: 409,
  });
const notFound = (): AppError =>
  new AppError({
    code: 'contacts/not-found',
    detail: 'There is no such contact. Load the page again.',
    status: 404,
  });

import { randomUUID } from 'node:crypto';
import type { ImportFault, MessageChannel } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Tx } from '../../platform/database/tx';
import { foldText } from '../../platform/text/fold-text';
import { spellingsOf } from './api/contact-address';
import { Contacts } from './api/contacts';
import type { ListedContact } from './contact-list';
import type { ContactRow } from './contacts-schema';
import { ContactsStore } from './contacts.store';
import { addressKey, addressesOf, sharedAddresses } from './shared-addresses';

/** Lines whose numbers and addresses are looked up at once. */
const PIECE = 500;

/** Who has a number or an address. */
interface Holder {
  /** The same for all that are one person's. */
  person: string;
  /** What people of the organisation call them, folded. */
  names: ReadonlySet<string>;
}

/** Whose the numbers and addresses of a list are: nobody is joined with somebody of another name, or written over. */
@Injectable()
export class ListedPeople {
  constructor(
    private readonly store: ContactsStore,
    private readonly contacts: Contacts,
    private readonly database: Database,
  ) {}

  /** @returns lines with what is theirs alone; what is left out of them is told, also where nothing of a line is left */
  async sort(
    organisationId: string,
    lines: readonly ListedContact[],
  ): Promise<{ people: ListedContact[]; faults: ImportFault[] }> {
    const shared = sharedAddresses(lines);
    const people: ListedContact[] = [];
    const faults: ImportFault[] = [];
    for (let first = 0; first < lines.length; first += PIECE) {
      const piece = lines.slice(first, first + PIECE);
      const holders = await this.#holders(organisationId, piece.flatMap(addressesOf));
      for (const line of piece) {
        const own = ownAddresses(line, shared, holders);
        const phones = line.phones.filter((one) => own.has(one));
        const emails = line.emails.filter((one) => own.has(one));
        if (own.size > 0) people.push({ ...line, phones, emails });
        for (const column of ['phone', 'email'] as const)
          for (const value of line[`${column}s`])
            if (!own.has(value)) faults.push({ line: line.line, column, code: 'of-another', value });
      }
    }
    return { people, faults };
  }

  /** The contacts of a line: added where they are new, and joined. */
  async meet(
    tx: Tx,
    organisationId: string,
    { phones, channel, emails }: ListedContact,
  ): Promise<{ met: ContactRow[]; isNew: boolean }> {
    const ways: [MessageChannel, string][] = [
      ...phones.map((phone): [MessageChannel, string] => [channel, phone]),
      ...emails.map((email): [MessageChannel, string] => ['email', email]),
    ];
    let isNew = false;
    const met: ContactRow[] = [];
    for (const [way, address] of ways) {
      const known = await this.store.known(tx, organisationId, way, spellingsOf(address));
      isNew ||= !known;
      met.push(known ?? (await this.contacts.meet(tx, { organisationId, channel: way, address })));
    }
    await this.#join(tx, organisationId, met);
    return { met, isNew };
  }

  /** Numbers and mail addresses of one line are one person's, save where people have said otherwise. */
  async #join(tx: Tx, organisationId: string, met: readonly ContactRow[]): Promise<void> {
    if (!toJoin(met)) return;
    const ids = met.map(({ id }) => id);
    await this.store.hold(tx, ids);
    // Whoever held one of them may have joined it with others meanwhile.
    const found = toJoin(await this.store.ofIds(organisationId, ids, tx));
    if (found) await this.store.setCustomer(tx, found.looseIds, found.customerId);
  }

  /** By the key of the address. */
  async #holders(organisationId: string, addresses: readonly string[]): Promise<Map<string, Holder>> {
    const queries = { query: this.database.read };
    const rows = await this.store.ofAddresses(organisationId, addresses.flatMap(spellingsOf), queries);
    const joinedIds = new Set(rows.flatMap(({ customer_id: id }) => id ?? []));
    const joined = await this.store.ofCustomers(organisationId, [...joinedIds], queries);
    const holders = [...Map.groupBy(rows, ({ address }) => addressKey(address))].map(
      ([key, own]): [string, Holder] => {
        const ids = new Set(own.flatMap(({ customer_id: id }) => id ?? []));
        const all = [...own, ...joined.filter(({ customer_id: id }) => id !== null && ids.has(id))];
        const given = all.filter(({ named_here: isGiven }) => isGiven === 1);
        const names = new Set(given.map(({ name }) => foldText(name ?? '')).filter((name) => name !== ''));
        return [key, { person: ids.size === 0 ? key : [...ids].sort().join(' '), names }];
      },
    );
    return new Map(holders);
  }
}

/** Which of the contacts of a line nobody has joined yet, and with whom they are; undefined where nothing is to be done. */
function toJoin(met: readonly ContactRow[]): { looseIds: string[]; customerId: string } | undefined {
  const ids = new Set(met.flatMap(({ customer_id: id }) => id ?? []));
  const looseIds = met.filter(({ customer_id: id }) => id === null).map(({ id }) => id);
  if (met.length < 2 || ids.size > 1 || looseIds.length === 0) return undefined;
  const [customerId = randomUUID()] = ids;
  return { looseIds, customerId };
}

/** What of a line can be written to and joined, without anybody else being meant by it. */
function ownAddresses(
  line: ListedContact,
  shared: ReadonlySet<string>,
  holders: ReadonlyMap<string, Holder>,
): Set<string> {
  const all = addressesOf(line);
  // One alone is its own contact, whoever has it beside.
  if (all.length === 1) return new Set(all);
  const own = all.filter((address) => !shared.has(addressKey(address)));
  const holderOf = (address: string): Holder | undefined => holders.get(addressKey(address));
  const found = own.map(holderOf);
  // One that is left is known as theirs by what else stands in the line.
  const known = new Set((own.length > 1 ? own : all).map((address) => holderOf(address)?.person));
  // Of one person all the same: they may have got another name.
  if (known.size === 1 && !known.has(undefined)) return new Set(own);
  const [first] = found.find((holder) => holder !== undefined && holder.names.size > 0)?.names ?? [];
  const name = foldText(line.name ?? '') || first;
  return new Set(
    own.filter((_address, index) => {
      const names = found[index]?.names;
      return name === undefined || names === undefined || names.size === 0 || names.has(name);
    }),
  );
}

import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx';
import { SEALED_BYTES_MAX, Sealer } from '../../platform/security/sealer';
import type { ContactRow } from './contacts-schema';
import { ContactValuesStore } from './contact-values.store';
import { ContactsStore } from './contacts.store';
import { PersonFacts } from './person-facts';

/** Additional data of the seal: it opens here and nowhere else. */
const PURPOSE = 'centralita/join-undo/1';

/** A contact with what a join changes of it. */
export interface ContactState extends Pick<ContactRow, 'id' | 'customer_id' | 'name' | 'note'> {
  values: Readonly<Record<string, string>>;
}

/** What a contact was before the join. What is absent is as it was. */
interface Former {
  id: string;
  customerId: string | null;
  note?: string | null;
  /** By the id of the field; empty where there was nothing. */
  values: Record<string, string>;
}

interface Undo {
  organisationId: string;
  /** Hash of all of the person after the join. */
  after: string;
  former: Former[];
}

/**
 * What a join of two people changed. It is kept nowhere: whoever joined them gets it sealed, and it undoes the join while
 * everything of the person is as it was then.
 */
@Injectable()
export class JoinUndo {
  constructor(
    private readonly store: ContactsStore,
    private readonly values: ContactValuesStore,
    private readonly facts: PersonFacts,
    private readonly sealer: Sealer,
  ) {}

  async statesOf(tx: Tx, person: readonly ContactRow[]): Promise<ContactState[]> {
    const ids = person.map(({ id }) => id).sort();
    const values = Map.groupBy(await this.values.of(ids, tx), ({ contact_id: id }) => id);
    const rows = new Map(person.map((row) => [row.id, row]));
    return ids.flatMap((id) => {
      const row = rows.get(id);
      const fields = (values.get(id) ?? []).map(({ field_id: field, value }) => [field, value] as const);
      const sorted = Object.fromEntries(fields.sort(([one], [other]) => (one < other ? -1 : 1)));
      return row
        ? [{ id, customer_id: row.customer_id, name: row.name, note: row.note, values: sorted }]
        : [];
    });
  }

  /** @returns null where it was too much for a seal */
  seal(
    organisationId: string,
    before: readonly ContactState[],
    after: readonly ContactState[],
  ): string | null {
    const former = before.map((one): Former =>
      formerOf(
        one,
        after.find(({ id }) => id === one.id),
      ),
    );
    const undo: Undo = { organisationId, after: hashOf(after), former };
    const content = deflateRawSync(JSON.stringify(undo));
    return content.length > SEALED_BYTES_MAX ? null : this.sealer.seal(PURPOSE, content);
  }

  /** @param person all of their contacts, held. @returns false where something of them was changed since */
  async undo(tx: Tx, person: readonly ContactRow[], sealed: string): Promise<boolean> {
    const undo = this.#open(person[0]?.organisation_id ?? '', sealed);
    if (!undo || hashOf(await this.statesOf(tx, person)) !== undo.after) return false;
    for (const { id, customerId, note, values } of undo.former) {
      await this.store.setCustomer(tx, [id], customerId);
      const facts = {
        ...(note !== undefined && { note: note ?? '' }),
        values: new Map(Object.entries(values)),
      };
      await this.facts.write(
        tx,
        person.filter((one) => one.id === id),
        facts,
      );
    }
    return true;
  }

  #open(organisationId: string, sealed: string): Undo | undefined {
    const content = this.sealer.open(PURPOSE, sealed);
    const undo = content && (JSON.parse(inflateRawSync(content).toString()) as Undo);
    return undo?.organisationId === organisationId ? undo : undefined;
  }
}

function formerOf(before: ContactState, after: ContactState | undefined): Former {
  const fields = new Set(Object.keys({ ...before.values, ...after?.values }));
  const changed = [...fields].filter((field) => before.values[field] !== after?.values[field]);
  return {
    id: before.id,
    customerId: before.customer_id,
    ...(before.note !== after?.note && { note: before.note }),
    values: Object.fromEntries(changed.map((field) => [field, before.values[field] ?? ''])),
  };
}

const hashOf = (states: readonly ContactState[]): string =>
  createHash('sha256').update(JSON.stringify(states)).digest('base64url');

import { createHash } from 'node:crypto';
import type { NewAppointment } from '@centralita/shared-types';
import type { AppointmentRow } from './appointments-schema';

/** Ids that a line of a list without ids may have. */
export interface LineIds {
  /** By number, time and purpose alone: that of the first person who has these. */
  shared: string;
  /** Also by the person, and with whom they meet. */
  own: string;
}

/** What is known of an appointment by its external id. */
export type KnownByIds = ReadonlyMap<string | null, Pick<AppointmentRow, 'name'>>;

export const lineIdsOf = (facts: readonly (string | number)[], who: readonly string[]): LineIds => ({
  shared: idOf(facts),
  own: idOf([...facts, ...who]),
});

const idOf = (facts: readonly (string | number)[]): string =>
  `list:${createHash('sha256').update(facts.join('|')).digest('base64url').slice(0, 32)}`;

/**
 * Ids for the lines of a list that has none: the same line brought in twice is one appointment. Two of a family at one time, or
 * with two people, are two appointments, wherever they stand in the list, or in the next.
 */
export class ListIds {
  /** Who has a shared id by this list, by their own. */
  readonly #holders = new Map<string, string>();

  idOf({ shared, own }: LineIds, { name }: NewAppointment, known: KnownByIds): string {
    if (known.has(own)) return own;
    const row = known.get(shared);
    // Whom they meet may have changed since the list before.
    const isTheirs = !row || mayBeSame(row.name, name);
    const holder = this.#holders.get(shared) ?? (isTheirs ? own : undefined);
    if (holder !== own) return own;
    this.#holders.set(shared, own);
    return shared;
  }
}

/** Whether they say the same but for case and accents, or one of them says nothing. */
const mayBeSame = (one: string | null, other: string | undefined): boolean =>
  !one || !other || one.localeCompare(other, 'es', { sensitivity: 'base' }) === 0;

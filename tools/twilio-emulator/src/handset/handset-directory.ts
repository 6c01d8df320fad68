import type { Party } from '../calls/party';
import { FIRST_NUMBER, FURTHER_NUMBERS } from '../world/handset-numbers';
import { E164_SHAPE, type Refusal } from './protocol';

/** A page that can be rung. */
export interface Ringable {
  /** A party for one call, not yet ringing. */
  party(): Party;
}

export interface NumberClaim {
  /** Number that the page would like. */
  wanted: string | undefined;
  /** Nothing but the wanted number will do. */
  exact: boolean;
  /** Number that the page has now; given up when the claim succeeds. */
  held: string | undefined;
}

/** Which handset page holds which number. */
export class HandsetDirectory {
  private readonly pages = new Map<string, Ringable>();

  /** @param isReserved numbers that no page may take: the account's own and those of the simulated outside world */
  constructor(private readonly isReserved: (phoneNumber: string) => boolean = () => false) {}

  /** The page that holds this number, as a party not yet ringing. */
  find(phoneNumber: string): Party | undefined {
    return this.pages.get(phoneNumber)?.party();
  }

  /** Gives a page the number it wants, else, unless it must be that one, the first free one. */
  claim(page: Ringable, { wanted, exact, held }: NumberClaim): { number: string } | { refused: Refusal } {
    const refused = wanted === undefined ? undefined : this.refusal(wanted, page);
    if (exact && refused !== undefined) return { refused };
    const number =
      wanted !== undefined && refused === undefined
        ? wanted
        : [FIRST_NUMBER, ...FURTHER_NUMBERS].find((free) => this.refusal(free, page) === undefined);
    if (number === undefined) return { refused: 'no-number-free' };
    if (held !== undefined) this.release(held, page);
    this.pages.set(number, page);
    return { number };
  }

  release(number: string, page: Ringable): void {
    if (this.pages.get(number) === page) this.pages.delete(number);
  }

  private refusal(number: string, page: Ringable): Refusal | undefined {
    if (!E164_SHAPE.test(number)) return 'number-invalid';
    if (this.isReserved(number)) return 'number-reserved';
    const holder = this.pages.get(number);
    return holder !== undefined && holder !== page ? 'number-taken' : undefined;
  }
}

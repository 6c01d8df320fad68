/** What answers at an address. */
export interface Probed {
  /** `ours`: this very kind of server; `other`: something else; `silent`: nobody. */
  who: 'ours' | 'other' | 'silent';
  /** Why nobody answered, in the words of the network, such as `ENOTFOUND`. */
  why?: string;
  /** Epoch milliseconds at which its certificate ends; absent without TLS. */
  certificateEndsAt?: number;
}

/** Asks an address from outside, as the provider would. */
export abstract class AddressProbe {
  /** Never throws. @param base without a path */
  abstract probe(base: string): Promise<Probed>;
}

/**
 * Rows of a backup that would go out by themselves, though they may have gone out after it was made. They are held before a
 * server sees them.
 */
export interface HeldAfterRestore {
  /** Step of the schema that the statement needs: a backup may be older. */
  since: string;
  /** For whoever restores, after a number: `campaigns are paused: …`. */
  what: string;
  /**
   * An `update` that both engines understand.
   *
   * @param now epoch milliseconds
   */
  update: (now: number) => string;
}

/** How many rows of a kind are held. */
export interface Held {
  what: string;
  count: number;
}

/**
 * How many people organisations have. A port, bound to the directory of people: they are of organisations, not the other way
 * round.
 */
export abstract class Headcount {
  /** @returns people by organisation; those without any are left out */
  abstract counts(organisationId?: string): Promise<ReadonlyMap<string, number>>;
}

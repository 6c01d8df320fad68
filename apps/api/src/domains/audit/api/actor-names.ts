/**
 * The names of those who act, of whom this domain knows ids only. A port, bound to the directory of people, who are below
 * neither the audit log nor alerts: they write to both.
 */
export abstract class ActorNames {
  /** @returns names by id, also of people who may no longer sign in */
  abstract names(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** What the writers have said about their rows: the promises that the database is held to. */
export class Ledger {
  /** Promised: the unit of work was resolved. */
  acknowledged = new Set();
  /** Undone on purpose: nothing of the unit may be there. */
  undone = new Set();
  /** Failed by the database, with the codes of the errors. @type {Map<string, string>} */
  failed = new Map();
  /** When the last promise was heard. */
  lastAcknowledgedAt = 0;

  /** @param {string} line */
  hear(line) {
    const [kind, id = '', ...code] = line.split(' ');
    if (kind === 'A') {
      this.acknowledged.add(id);
      this.lastAcknowledgedAt = Date.now();
    } else if (kind === 'R') this.undone.add(id);
    else if (kind === 'E') this.failed.set(id, code.join(' '));
  }
}

/**
 * @typedef {object} Verdict
 * @property {number} acknowledged rows that were promised
 * @property {number} rows that are there: those, and those of units that were killed after the commit
 * @property {number} lost promised rows that are not there
 * @property {number} undoneKept rows of units that were undone, which are there
 * @property {number} jobsLost rows without the effect of their job
 * @property {number} doubled rows with more than one effect
 * @property {number} strayEffects effects of rows that are not there
 * @property {number} repeated effects that a later attempt made: the crash had come before it
 * @property {number} inDoubt units that failed for the caller and are there: the connection broke after the commit
 */

/**
 * Holds what is in the database against what was said.
 *
 * @param {Ledger} ledger
 * @param {{ rows: readonly string[], effects: readonly { rowId: string, attempt: number }[] }} database
 * @returns {Verdict}
 */
export function judge({ acknowledged, undone, failed }, { rows, effects }) {
  const there = new Set(rows);
  /** @type {Map<string, number>} */
  const done = new Map();
  for (const { rowId } of effects) done.set(rowId, (done.get(rowId) ?? 0) + 1);
  return {
    acknowledged: acknowledged.size,
    rows: there.size,
    lost: count(acknowledged, (id) => !there.has(id)),
    undoneKept: count(undone, (id) => there.has(id)),
    jobsLost: count(there, (id) => !done.has(id)),
    doubled: count(done.values(), (times) => times > 1),
    strayEffects: count(done.keys(), (id) => !there.has(id)),
    repeated: effects.filter(({ attempt }) => attempt > 1).length,
    inDoubt: count(failed.keys(), (id) => there.has(id)),
  };
}

/**
 * @template Item
 * @param {Iterable<Item>} items
 * @param {(item: Item) => boolean} isWanted
 */
function count(items, isWanted) {
  let number = 0;
  for (const item of items) if (isWanted(item)) number += 1;
  return number;
}

/**
 * Everything that may never happen.
 *
 * @param {Verdict} verdict
 */
export const violations = ({ lost, undoneKept, jobsLost, doubled, strayEffects }) =>
  lost + undoneKept + jobsLost + doubled + strayEffects;

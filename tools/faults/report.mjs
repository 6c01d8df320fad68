import { judge, violations } from './ledger.mjs';

/** Another replica has a dead one's jobs within this time. */
const TAKE_OVER_MAX_SEC = 15;

/**
 * @typedef {object} Line
 * @property {string} what
 * @property {string} result
 * @property {boolean} ok
 */

/** @typedef {Awaited<ReturnType<typeof import('./engines.mjs').contentOf>>} Content */

/** @param {import('./ledger.mjs').Verdict} verdict */
const counts = (verdict) =>
  [
    `${verdict.acknowledged} rows acknowledged, ${verdict.lost} lost`,
    `${verdict.rows} jobs, ${verdict.jobsLost} lost`,
    `${verdict.doubled} effects doubled (${verdict.repeated} made by a later attempt)`,
    `${verdict.undoneKept + verdict.strayEffects} traces of undone units`,
    ...(verdict.inDoubt > 0 ? [`${verdict.inDoubt} kept though the connection broke before the answer`] : []),
  ].join(', ');

/**
 * @param {string} what
 * @param {import('./points.mjs').Outcome} outcome
 * @param {Content} content
 * @param {number} durationMs
 * @returns {Line}
 */
export function pointsLine(
  what,
  { ledger, points, bootKills, serverCrashes, missingAtOnce },
  content,
  durationMs,
) {
  const verdict = judge(ledger, content);
  const kinds = [
    `${bootKills} kills while it started`,
    ...(serverCrashes > 0 ? [`${serverCrashes} crashes of PostgreSQL itself`] : []),
  ].join(', ');
  return {
    what: `${what} at ${points} moments`,
    result: `${counts(verdict)}; ${kinds}; ${(durationMs / 1000).toFixed(0)} s`,
    ok: violations(verdict) + missingAtOnce === 0 && verdict.acknowledged > points,
  };
}

/**
 * @param {{ seconds: number, done: number, doubled: number }} takeOver
 * @returns {Line}
 */
export const takeOverLine = ({ seconds, done, doubled }) => ({
  what: 'PostgreSQL, a replica killed at its jobs and not replaced',
  result: `the other had done its ${done} jobs after ${seconds.toFixed(1)} s (at most ${TAKE_OVER_MAX_SEC}), ${doubled} doubled`,
  ok: seconds <= TAKE_OVER_MAX_SEC && doubled === 0,
});

/**
 * @param {import('./outages.mjs').Outage} outage
 * @returns {Line}
 */
export function outageLine({ what, ledger, database, refused, codes, backAfterMs }) {
  const verdict = judge(ledger, database);
  const told = Object.entries(codes)
    .map(([code, times]) => `${times} × ${code}`)
    .join(', ');
  const back = Number.isNaN(backAfterMs) ? '' : `; writes again ${backAfterMs.toFixed(0)} ms after`;
  return {
    what,
    result: `${refused} units refused (${told}), ${verdict.lost} promised falsely: ${counts(verdict)}${back}`,
    ok: violations(verdict) === 0 && refused > 0 && backAfterMs !== Infinity,
  };
}

/**
 * @param {string} what
 * @param {number} points
 * @param {import('./messages.mjs').MessageVerdict} verdict
 * @param {number} durationMs
 * @returns {Line}
 */
export function messagesLine(what, points, verdict, durationMs) {
  const { promised, lost, doubled, unanswered, stuck, sentTwice, unsettled, uncertain } = verdict;
  return {
    what: `${what} at ${points} moments, while messages come and go`,
    result: `${promised} messages acknowledged, ${lost} lost, ${doubled} doubled; ${unanswered} without an answer, ${stuck} answers stuck, ${sentTwice} sent twice, ${unsettled} with another status than told last (each told twice, shuffled), ${uncertain} left to a person; ${(durationMs / 1000).toFixed(0)} s`,
    ok: lost + doubled + unanswered + stuck + sentTwice + unsettled === 0 && promised > points,
  };
}

/**
 * @param {string} what
 * @param {import('./uncertain-sends.mjs').UncertainVerdict} verdict
 * @param {number} durationMs
 * @returns {Line}
 */
export function uncertainLine(what, verdict, durationMs) {
  const { uncertain, sentTwice, unsettled, settled, forgotten, left } = verdict;
  return {
    what: `${what}, ${uncertain} sends whose answer is lost`,
    result: `${sentTwice} sent twice; of those that the provider took and told or lists ${settled} stand as that, ${unsettled} do not; of the others ${left} are left to a person, ${forgotten} are not; ${(durationMs / 1000).toFixed(0)} s`,
    ok: sentTwice + unsettled + forgotten === 0 && uncertain > 0,
  };
}

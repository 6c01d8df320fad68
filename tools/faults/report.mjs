import { cpus } from 'node:os';
import { judge, violations } from './ledger.mjs';

/** Another replica has a dead one's jobs within this time. */
const TAKE_OVER_MAX_SEC = 15;

/**
 * @typedef {object} Line
 * @property {string} what
 * @property {string} result
 * @property {boolean} ok
 */

/** @typedef {Awaited<ReturnType<import('./engines.mjs').Place['read']>>} Content */

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

/** @param {{ lines: readonly Line[], seed: number, points: number, seconds: number }} run */
export function page({ lines, seed, points, seconds }) {
  const rows = lines
    .map(({ what, result, ok }) => `| ${what} | ${result} | ${ok ? 'yes' : 'NO'} |`)
    .join('\n');
  return `# Reliability

\`npm run test:faults\` breaks things and counts what is lost; \`npm run test:faults -- --write\` writes this page. A
program with the whole of the server but its doors writes rows, each with a job in the same unit of work, and says which
are promised; it is killed (SIGKILL) at seeded moments, started again, and killed again, also while it starts.

- **Lost**: a row that was promised and is not there. **A job lost**: a row whose job had no effect. **Doubled**: a job that
  had its effect twice. One unit in 13 is undone on purpose, one job in 7 fails at its first attempt, and one fact in 5 is
  told twice.
- A killed process leaves what it wrote to the operating system. Loss of power is another matter: it is \`synchronous=FULL\`
  and PostgreSQL's \`fsync\` that stand for that, and only a machine that is unplugged could test them.

| what was done | what came of it | holds |
| --- | --- | --- |
${rows}

## Messages: which fault is proven where

| fault | what holds | proof |
| --- | --- | --- |
| the process is killed while messages come in, are answered and sent | none lost, none twice, each answered once | \`npm run test:faults -- --messages\`, \`campaign-kill.spec\` |
| the same webhook ten times at once | one effect | \`messages.spec\`; twice at once on two replicas: \`npm run test:faults -- --messages\` |
| the provider took a message and its answer was lost | \`uncertain\`, settled by its status, else looked up, else left to a person; never sent again | \`messages.spec\`, \`messages-api.spec\`, \`meta.spec\` |
| webhooks do not reach us for a while | reconciliation takes in what is in the provider's list | \`messages-api.spec\` |
| 429 | tried again, sent once | \`messages.spec\` |
| a file is refused, the text is not | one message without the file | \`messages-api.spec\` |
| statuses in any order, repeated | one state in the end | \`provider-status.spec\` (every order), \`messages.spec\`; orders by chance, each told twice, over two replicas: \`npm run test:faults -- --messages\` |
| database down, disk full | 503 to the provider, which asks again; nothing falsely promised | \`messages.spec\`, \`store-failures.spec\` |
| the bot hangs | acknowledged at once, an apology and a person within its time | \`acknowledgements.spec\` |

Seed ${seed}, ${points} moments per engine, ${seconds.toFixed(0)} s on ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'CPU'}, Node ${process.version}.
`;
}

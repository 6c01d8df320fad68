// npm run test:faults: kills the built program at a thousand seeded moments per engine, takes its database away, fills
// its disk, and counts what is lost, doubled or promised falsely.
//   npm run test:faults -- --points 60          fewer moments
//   npm run test:faults -- --engine sqlite      one engine: sqlite, postgres
//   npm run test:faults -- --seed 7             the moments of a former run
//   npm run test:faults -- --messages           also while messages come and go, at a tenth of the moments
//   npm run test:faults -- --messages-only      that alone, at all of the moments
//   npm run test:faults -- --uncertain 500      that many sends whose answer is lost, alone
//   npm run test:faults -- --write              also writes docs/reliability.md
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildApiProgram } from '../build/api-program.mjs';
import { MACHINE, writeMeasured } from '../shared/measured-page.mjs';
import { say } from '../shared/program.mjs';
import { root } from '../shared/workspace-node.mjs';
import { RESULTS } from '../test/results.reporter.mjs';
import { contentOf, postgresPlace, sqlitePlace } from './engines.mjs';
import { databaseDown, postgresDiskFull, sqliteDiskFull } from './outages.mjs';
import { killAtMessages } from './messages.mjs';
import { killAlone, killOneOfTwo } from './points.mjs';
import { randomOf } from './random.mjs';
import { messagesLine, outageLine, pointsLine, takeOverLine, uncertainLine } from './report.mjs';
import { measureTakeOver } from './take-over.mjs';
import { loseAnswers } from './uncertain-sends.mjs';

const ALONE = 'SQLite, the process killed';
const ONE_OF_TWO = 'PostgreSQL, one of two replicas killed';

const { values } = parseArgs({
  options: {
    points: { type: 'string', default: '1000' },
    engine: { type: 'string' },
    seed: { type: 'string' },
    write: { type: 'boolean', default: false },
    messages: { type: 'boolean', default: false },
    'messages-only': { type: 'boolean', default: false },
    uncertain: { type: 'string' },
  },
});
if (values.write && (values['messages-only'] || values.uncertain || values.engine)) {
  process.stderr.write(
    'docs/reliability.md has the lines of a whole run: --write goes with none of --messages-only, --uncertain and --engine.\n',
  );
  process.exit(2);
}
process.chdir(root);
const points = Number(values.points);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
/** A message goes through three jobs and to a provider: a tenth of the moments tells as much. */
const onlyMessages = values['messages-only'];
const messagePoints = onlyMessages ? points : Math.max(3, Math.round(points / 10));
const engines = values.engine ? [values.engine] : ['sqlite', 'postgres'];

/** @type {import('./report.mjs').Line[]} */
const lines = [];
/** @param {import('./report.mjs').Line} line */
const tell = (line) => {
  lines.push(line);
  say(`${line.ok ? '✓' : '✗'} ${line.what}: ${line.result}`);
};

say(`Seed ${seed}, ${points} points per engine.`);
const writer = await buildApiProgram('apps/api/test/faults/writer-main.ts');
const began = Date.now();
try {
  if (engines.includes('sqlite')) await onSqlite();
  if (engines.includes('postgres')) await onPostgres();
} finally {
  writer.remove();
}
const failed = lines.filter(({ ok }) => !ok).length;
const seconds = ((Date.now() - began) / 1000).toFixed(0);
say(`Faults: ${lines.length - failed} of ${lines.length} hold, seed ${seed}, ${seconds} s.`);
mkdirSync(RESULTS, { recursive: true });
writeFileSync(join(RESULTS, 'faults.json'), JSON.stringify(lines, undefined, 2));
if (values.write) {
  await writeMeasured(
    'docs/reliability.md',
    lines.map(({ what, result, ok }) => [what, result, ok ? 'yes' : 'NO']),
    `Seed ${seed}, ${points} moments per engine, ${seconds} s on ${MACHINE}.`,
  );
  say('Written: docs/reliability.md');
}
process.exit(failed > 0 ? 1 : 0);

async function onSqlite() {
  if (values.uncertain) return onPlace(sqlitePlace(), (place) => atLostAnswers(place, 'SQLite'));
  const run = { file: writer.file, points, random: randomOf(seed), say };
  if (!onlyMessages) {
    await onPlace(sqlitePlace(), async (place) => {
      const startedAt = Date.now();
      const outcome = await killAlone(place, run);
      tell(pointsLine(ALONE, outcome, await contentOf(place), Date.now() - startedAt));
    });
    tell(outageLine(await sqliteDiskFull(writer.file)));
  }
  if (values.messages || onlyMessages) await onPlace(sqlitePlace(), (place) => atMessages(place, ALONE, 1));
}

async function onPostgres() {
  if (values.uncertain) return onPlace(await postgresPlace(), (place) => atLostAnswers(place, 'PostgreSQL'));
  const run = { file: writer.file, points, random: randomOf(seed + 1), say };
  if (!onlyMessages)
    await onPlace(await postgresPlace(), async (place) => {
      const startedAt = Date.now();
      const outcome = await killOneOfTwo(place, run);
      tell(pointsLine(ONE_OF_TWO, outcome, await contentOf(place), Date.now() - startedAt));
      tell(takeOverLine(await measureTakeOver(place, writer.file)));
    });
  if (values.messages || onlyMessages)
    await onPlace(await postgresPlace(), (place) => atMessages(place, ONE_OF_TWO, 2));
  if (onlyMessages) return;
  tell(outageLine(await databaseDown(writer.file)));
  const full = await postgresDiskFull(writer.file);
  if (full) tell(outageLine(full));
  else say('  PostgreSQL on a full disk: not run, mounting a small disk needs root on Linux.');
}

/**
 * @template {import('./engines.mjs').Place} Place
 * @param {Place} place
 * @param {(place: Place) => Promise<void>} run
 */
async function onPlace(place, run) {
  try {
    await run(place);
  } finally {
    await place.remove();
  }
}

/**
 * @param {import('./engines.mjs').Place} place
 * @param {string} what
 * @param {1 | 2} replicas
 */
async function atMessages(place, what, replicas) {
  const startedAt = Date.now();
  const run = { file: writer.file, points: messagePoints, random: randomOf(seed + 2), replicas };
  tell(messagesLine(what, messagePoints, await killAtMessages(place, run), Date.now() - startedAt));
}

/**
 * @param {import('./engines.mjs').Place} place
 * @param {string} what
 */
async function atLostAnswers(place, what) {
  const startedAt = Date.now();
  const run = { file: writer.file, cases: Number(values.uncertain), random: randomOf(seed + 3) };
  tell(uncertainLine(what, await loseAnswers(place, run), Date.now() - startedAt));
}

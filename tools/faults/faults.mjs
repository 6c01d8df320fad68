// npm run test:faults: kills the built program at a thousand seeded moments per engine, takes its database away, fills
// its disk, and counts what is lost, doubled or promised falsely.
//   npm run test:faults -- --points 60          fewer moments
//   npm run test:faults -- --engine sqlite      one engine: sqlite, postgres
//   npm run test:faults -- --seed 7             the moments of a former run
//   npm run test:faults -- --messages           also while messages come and go, at a tenth of the moments
//   npm run test:faults -- --messages-only      that alone, at all of the moments
//   npm run test:faults -- --uncertain 500     that many sends whose answer is lost, alone
//   npm run test:faults -- --write              also writes docs/reliability.md
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packageScript, root, workspaceNode } from '../start/workspace-node.mjs';
import { buildApiProgram } from '../build/api-program.mjs';
import { postgresPlace, sqlitePlace } from './engines.mjs';
import { databaseDown, postgresDiskFull, sqliteDiskFull } from './outages.mjs';
import { killAtMessages } from './messages.mjs';
import { killAlone, killOneOfTwo } from './points.mjs';
import { randomOf } from './random.mjs';
import { messagesLine, outageLine, page, pointsLine, takeOverLine, uncertainLine } from './report.mjs';
import { measureTakeOver } from './take-over.mjs';
import { loseAnswers } from './uncertain-sends.mjs';

const RESULTS = join(root, 'dist', 'test-results', 'faults.json');

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
/** @param {string} line */
const say = (line) => void process.stdout.write(`${line}\n`);

/** @type {import('./report.mjs').Line[]} */
const lines = [];
/** @param {import('./report.mjs').Line | undefined} line */
const tell = (line) => {
  if (!line) return;
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
say(
  `Faults: ${lines.length - failed} of ${lines.length} hold, seed ${seed}, ${((Date.now() - began) / 1000).toFixed(0)} s.`,
);
mkdirSync(join(root, 'dist', 'test-results'), { recursive: true });
writeFileSync(RESULTS, JSON.stringify({ seed, passed: lines.length - failed, failed, lines }, undefined, 2));
if (values.write) {
  writeFileSync('docs/reliability.md', page({ lines, seed, points, seconds: (Date.now() - began) / 1000 }));
  execFileSync(workspaceNode(), [
    packageScript('prettier'),
    '--write',
    '--log-level=warn',
    'docs/reliability.md',
  ]);
  say('Written: docs/reliability.md');
}
process.exit(failed > 0 ? 1 : 0);

async function onSqlite() {
  if (values.uncertain) return atLostAnswers(sqlitePlace(), 'SQLite');
  if (onlyMessages) return atMessages(sqlitePlace(), 'SQLite, the process killed', 1);
  const place = sqlitePlace();
  try {
    const startedAt = Date.now();
    const outcome = await killAlone(place, { file: writer.file, points, random: randomOf(seed), say });
    tell(pointsLine('SQLite, the process killed', outcome, await place.read(), Date.now() - startedAt));
  } finally {
    await place.remove();
  }
  tell(outageLine(await sqliteDiskFull(writer.file)));
  if (values.messages) await atMessages(sqlitePlace(), 'SQLite, the process killed', 1);
}

/**
 * @param {import('./engines.mjs').Place} place
 * @param {string} what
 * @param {1 | 2} replicas
 */
async function atMessages(place, what, replicas) {
  const startedAt = Date.now();
  try {
    const run = { file: writer.file, points: messagePoints, random: randomOf(seed + 2), replicas };
    const verdict = await killAtMessages(place, run);
    tell(messagesLine(what, messagePoints, verdict, Date.now() - startedAt));
  } finally {
    await place.remove();
  }
}

/**
 * @param {import('./engines.mjs').Place} place
 * @param {string} what
 */
async function atLostAnswers(place, what) {
  const startedAt = Date.now();
  try {
    const run = { file: writer.file, cases: Number(values.uncertain), random: randomOf(seed + 3) };
    tell(uncertainLine(what, await loseAnswers(place, run), Date.now() - startedAt));
  } finally {
    await place.remove();
  }
}

async function onPostgres() {
  if (values.uncertain) return atLostAnswers(await postgresPlace(), 'PostgreSQL');
  if (onlyMessages) return atMessages(await postgresPlace(), 'PostgreSQL, one of two replicas killed', 2);
  const place = await postgresPlace();
  try {
    const startedAt = Date.now();
    const outcome = await killOneOfTwo(place, { file: writer.file, points, random: randomOf(seed + 1), say });
    tell(
      pointsLine(
        'PostgreSQL, one of two replicas killed',
        outcome,
        await place.read(),
        Date.now() - startedAt,
      ),
    );
    tell(takeOverLine(await measureTakeOver(place, writer.file)));
  } finally {
    await place.remove();
  }
  if (values.messages) await atMessages(await postgresPlace(), 'PostgreSQL, one of two replicas killed', 2);
  tell(outageLine(await databaseDown(writer.file)));
  const full = await postgresDiskFull(writer.file);
  if (full) tell(outageLine(full));
  else say('  PostgreSQL on a full disk: not run, mounting a small disk needs root on Linux.');
}

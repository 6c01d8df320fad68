// npm test: everything that must hold. Lint, format, types, specs, build, and the browser on the built product.
// Names of steps as arguments run only those: npm test -- lint specs
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { packageScript, root, workspaceEnvironment, workspaceNode } from '../shared/workspace-node.mjs';
import { browserTests } from './browser-tests.mjs';
import { ensureNginx } from '../deploy/nginx.mjs';
import { ensureChromium } from './chromium.mjs';
import { readBrowserTests, readOwnChecks, readSpecs } from './results.mjs';
import { RESULTS } from './results.reporter.mjs';
import { ensurePostgres } from './postgres.mjs';
import { runStep } from './step.mjs';
import { summarise } from './summary.mjs';

const nx = packageScript('nx');
/** @param {string} target @param {number} [parallel] */
const all = (target, parallel = 2) => [
  nx,
  'run-many',
  '-t',
  target,
  `--parallel=${parallel}`,
  '--outputStyle=static',
];
/** @param {string} text */
const write = (text) => void process.stdout.write(text);

/** Moments at which the program is killed, on each engine; npm run test:faults has a thousand. */
const FAULT_POINTS = '12';
/** Spec files told with their time. */
const SLOWEST = 8;
/** Steps that count for themselves, in a file of their name. */
const COUNTED = ['deploy', 'faults'];
/** Steps that only read. With the browser's calls, which wait for sound most of their time, they run beside those. */
const READING = ['lint', 'format', 'types'];
/** Steps that run the built product. */
const NEED_BUILD = [...COUNTED, 'browser'];

/**
 * `needs` finds or installs the system's programs, one after the other: two installations at once lock each other out.
 *
 * @type {Record<string, { title: string, args: readonly string[], needs?: readonly ((say: (line: string) => void) => unknown)[] }>}
 */
const STEPS = {
  lint: { title: 'Lint', args: all('lint') },
  format: { title: 'Format', args: [packageScript('prettier'), '--check', '.'] },
  types: { title: 'Types', args: all('typecheck') },
  specs: { title: 'Specs', args: all('test'), needs: [ensureChromium, ensurePostgres] },
  build: { title: 'Build', args: all('build') },
  deploy: { title: 'Behind nginx', args: ['tools/deploy/walk.mjs'], needs: [ensurePostgres, ensureNginx] },
  faults: {
    title: 'Faults',
    args: ['tools/faults/faults.mjs', '--points', FAULT_POINTS],
    needs: [ensurePostgres],
  },
  browser: { title: 'Browser', args: [], needs: [ensureChromium] },
};

process.chdir(root);
const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in STEPS));
if (unknown.length > 0) {
  write(`No such step: ${unknown.join(', ')}. Steps: ${Object.keys(STEPS).join(', ')}\n`);
  process.exit(2);
}
rmSync(RESULTS, { recursive: true, force: true });

/** @type {import('./summary.mjs').Row[]} */
const rows = [];
let built = true;
const isChosen = (/** @type {string} */ name) => chosen.length === 0 || chosen.includes(name);
const beside = isChosen('browser') ? READING.filter(isChosen) : [];
for (const [name, { title, args, needs = [] }] of Object.entries(STEPS)) {
  if (!isChosen(name) || beside.includes(name)) continue;
  const obstacle = obstacleTo(name, needs);
  if (obstacle) {
    write(`\n▶ ${title}\n✗ Not run: ${obstacle}\n`);
    rows.push({ title, ok: false });
    if (name === 'browser') rows.push(...(await reading()));
  } else if (name === 'browser') {
    rows.push(...(await browser()));
  } else {
    const result = await runStep(title, args, write);
    if (name === 'build') built = result.ok;
    if (name === 'specs') rows.push(...specRows(result));
    else if (COUNTED.includes(name))
      rows.push({ title, ...result, tests: readOwnChecks(join(RESULTS, `${name}.json`)) });
    else rows.push({ title, ...result });
  }
}

const { text, failed } = summarise(rows);
write(`\n${text}\n`);
process.exitCode = failed > 0 ? 1 : 0;

/**
 * Why a step cannot be run, if so; what it needs of the system is there afterwards.
 *
 * @param {string} name
 * @param {readonly ((say: (line: string) => void) => unknown)[]} needs
 * @returns {string | undefined}
 */
function obstacleTo(name, needs) {
  if (NEED_BUILD.includes(name) && !built) return 'the build failed.';
  try {
    for (const need of needs) need((line) => write(`${line}\n`));
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * @param {import('./step.mjs').StepResult} result
 * @returns {import('./summary.mjs').Row[]}
 */
function specRows({ ok, seconds }) {
  const files = readSpecs(RESULTS, projectsWithSpecs());
  for (const { file, seconds: took } of files.toSorted((a, b) => b.seconds - a.seconds).slice(0, SLOWEST))
    write(`  ${took.toFixed(1).padStart(6)} s  ${file}\n`);
  const { units = [], endToEnd = [] } = Object.groupBy(files, ({ file }) =>
    file.startsWith('apps/api/test/') ? 'endToEnd' : 'units',
  );
  const rows = [
    { title: 'Specs', seconds, tests: units.flatMap(({ tests }) => tests) },
    { title: 'API end to end', seconds, tests: endToEnd.flatMap(({ tests }) => tests) },
  ].map((row) => ({ ...row, ok: row.tests.every(({ outcome }) => outcome !== 'failed') }));
  // A run that failed without a failed test (a crash) is still a failure.
  return ok || rows.some((row) => !row.ok)
    ? rows
    : rows.map((row) => ({ ...row, ok: row.title !== 'Specs' }));
}

function projectsWithSpecs() {
  const { stdout } = spawnSync(workspaceNode(), [nx, 'show', 'projects', '--with-target', 'test', '--json'], {
    encoding: 'utf8',
    env: workspaceEnvironment({ NX_DAEMON: 'false' }),
  });
  return /** @type {string[]} */ (JSON.parse(stdout));
}

async function browser() {
  const pages = await browserRow('pages');
  const [calls, others] = await Promise.all([browserRow('calls'), reading({ inTheBackground: true })]);
  return [...others, pages, calls];
}

/** @param {(typeof import('./browser-tests.mjs').PROJECTS)[number]} project */
async function browserRow(project) {
  const { title, args, env, results } = browserTests(project);
  const result = await runStep(title, args, write, { env });
  return { title, ...result, tests: readBrowserTests(results) };
}

/**
 * The steps that only read, one after the other; each is told when it has ended.
 *
 * @param {{ inTheBackground?: boolean }} [how]
 */
async function reading(how) {
  /** @type {import('./summary.mjs').Row[]} */
  const rows = [];
  for (const [name, { title, args }] of Object.entries(STEPS)) {
    if (!beside.includes(name)) continue;
    let text = '';
    const result = await runStep(title, args, (line) => void (text += line), how);
    write(text);
    rows.push({ title, ...result });
  }
  return rows;
}

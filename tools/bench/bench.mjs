// npm run bench: measures what the product is held to, on what npm run build made.
//   npm run bench -- twiml webhook           some rows only: twiml, webhook, ingest, start, store, pages, web, call, flow, calls, live
//   npm run bench -- --write                 also writes docs/benchmarks.md
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { packageScript, root, workspaceEnvironment, workspaceNode } from '../start/workspace-node.mjs';
import { markdownTable, meetsBar, textTable } from './row.mjs';
import { callSetupRows } from './rows/call-setup.mjs';
import { flowStepRows } from './rows/flow-steps.mjs';
import { ingestRows } from './rows/ingest.mjs';
import { liveRows } from './rows/live.mjs';
import { pagesRows } from './rows/pages.mjs';
import { simultaneousCallsRows } from './rows/simultaneous-calls.mjs';
import { startRows } from './rows/start.mjs';
import { storeRows } from './rows/store.mjs';
import { twimlRows } from './rows/twiml.mjs';
import { webSizeRows } from './rows/web-size.mjs';
import { webhookRows } from './rows/webhook.mjs';

/** @type {Record<string, () => Promise<import('./row.mjs').BenchRow[]>>} */
const GROUPS = {
  webhook: webhookRows,
  ingest: ingestRows,
  twiml: twimlRows,
  start: startRows,
  store: storeRows,
  pages: pagesRows,
  web: webSizeRows,
  call: callSetupRows,
  flow: flowStepRows,
  calls: simultaneousCallsRows,
  live: liveRows,
};
/** @param {string} line */
const say = (line) => void process.stdout.write(`${line}\n`);

process.chdir(root);
const { values, positionals } = readArguments();
const named = [...positionals, ...(values.only?.split(',') ?? [])];
const chosen = named.length > 0 ? named : Object.keys(GROUPS);
const unknown = chosen.filter((name) => !(name in GROUPS));
if (unknown.length > 0) {
  say(`No such rows: ${unknown.join(', ')}. There are ${Object.keys(GROUPS).join(', ')}.`);
  process.exit(2);
}

if (chosen.some((name) => name !== 'twiml')) {
  say('Building …');
  execFileSync(workspaceNode(), [packageScript('nx'), 'run-many', '-t', 'build', '--outputStyle=static'], {
    env: workspaceEnvironment({ NX_DAEMON: 'false' }),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
/** @type {import('./row.mjs').BenchRow[]} */
const rows = [];
for (const name of chosen) {
  say(`Measuring ${name} …`);
  rows.push(...((await GROUPS[name]?.()) ?? []));
}
const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'CPU'}, ${process.platform} ${process.arch}, Node ${process.version}`;
say(`\n${textTable(rows)}\n\n${machine}`);

mkdirSync('dist/bench', { recursive: true });
const measured = rows.map((row) => ({ ...row, met: meetsBar(row) }));
writeFileSync('dist/bench/results.json', `${JSON.stringify({ machine, rows: measured }, undefined, 2)}\n`);
say('Written: dist/bench/results.json');
if (values.write) {
  writeFileSync('docs/benchmarks.md', page());
  execFileSync(workspaceNode(), [
    packageScript('prettier'),
    '--write',
    '--log-level=warn',
    'docs/benchmarks.md',
  ]);
  say('Written: docs/benchmarks.md');
}
process.exit(rows.every(meetsBar) ? 0 : 1);

function readArguments() {
  try {
    return parseArgs({
      options: { only: { type: 'string' }, write: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exit(2);
  }
}

function page() {
  return `# Benchmarks

\`npm run bench\` measures these and fails when a bar is missed; \`npm run bench -- --write\` writes this page.

Absolute times depend on the machine and its mood. Comparisons are therefore ratios, measured in turns within one run
(at least seven rounds, the median of the rounds' ratios), by CPU time of the server process where a server is measured.

${markdownTable(rows)}

Measured on ${machine}.
`;
}

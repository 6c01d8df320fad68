// npm run bench: measures what the product is held to, on what npm run build made.
//   npm run bench -- twiml webhook           some rows only: twiml, webhook, ingest, start, store, pages, web, call, flow, calls, live
//   npm run bench -- --write                 also writes docs/benchmarks.md
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { MACHINE, tableOf, writeMeasured } from '../shared/measured-page.mjs';
import { say } from '../shared/program.mjs';
import { packageScript, root, workspaceEnvironment, workspaceNode } from '../shared/workspace-node.mjs';
import { cellsOf, HEAD, meetsBar } from './row.mjs';
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

async function main() {
  const { values, positionals } = parseArgs({
    options: { write: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const chosen = positionals.length > 0 ? positionals : Object.keys(GROUPS);
  const unknown = chosen.filter((name) => !(name in GROUPS));
  if (unknown.length > 0) {
    say(`No such rows: ${unknown.join(', ')}. There are ${Object.keys(GROUPS).join(', ')}.`);
    return 2;
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
  say(`\n${await tableOf(HEAD, rows.map(cellsOf))}\n${MACHINE}`);

  mkdirSync('dist/bench', { recursive: true });
  const measured = rows.map((row) => ({ ...row, met: meetsBar(row) }));
  writeFileSync(
    'dist/bench/results.json',
    `${JSON.stringify({ machine: MACHINE, rows: measured }, undefined, 2)}\n`,
  );
  say('Written: dist/bench/results.json');
  if (values.write) {
    await writeMeasured('docs/benchmarks.md', rows.map(cellsOf), `Measured on ${MACHINE}.`);
    say('Written: docs/benchmarks.md');
  }
  return rows.every(meetsBar) ? 0 : 1;
}

process.chdir(root);
process.exit(await main());

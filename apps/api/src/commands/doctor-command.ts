import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Logger } from '@nestjs/common';
import type { ReadinessItem, ReadinessReport } from '@centralita/shared-types';
import { NgrokTunnels } from '../adapters/ngrok/ngrok-tunnels';
import { SqliteDatabase } from '../adapters/sqlite/sqlite-database';
import type { Say } from './command';
import { maintenanceOf } from './db-command';
import { openStore, sqliteFile } from '../composition/open-store';
import { programBrings } from '../composition/program-brings';
import { Config } from '../platform/config/config';
import type { Database } from '../platform/database/database';
import { AppError } from '../platform/errors/app-error';
import { PublicUrl } from '../platform/public-url/public-url';
import { readinessOver } from '../composition/readiness-over';

const USAGE = `npm run doctor                 whether this server is ready for real callers, and what to do where it is not
npm run doctor -- --json       the same for programs
npm run doctor -- --emulator   asks the emulator that npm start has started, in place of Twilio
It changes nothing, and may run beside the server. It ends with 1 where something failed.`;

/** Where npm start has the emulator. */
const EMULATOR = 'http://127.0.0.1:4010';

const SIGNS: Record<ReadinessItem['state'], string> = { ok: '✓', warning: '!', failed: '✗', skipped: '–' };

interface Opened {
  database?: Database;
  /** Why it is not looked at. */
  note?: string;
  close(): Promise<void> | void;
}

/** Looks at everything that going live needs, and says what it means and what to do. */
export async function doctorCommand(given: Config, args: string[], say: Say): Promise<void> {
  const { json, emulator } = read(args);
  // Its lines would stand between those of the answer.
  Logger.overrideLogger(false);
  const config = emulator && given.emulatorUrl === undefined ? withEmulator(given) : given;
  const publicUrl = new PublicUrl(config, new NgrokTunnels(config));
  if (config.publicBaseUrl === undefined && config.emulatorUrl === undefined) await publicUrl.lookForTunnel();
  const { base: publicBaseUrl } = publicUrl;
  const opened = await openToRead(config);
  try {
    const readiness = await readinessOver(config, opened.database);
    const place = { publicBaseUrl, reachable: publicUrl.isReachable(publicBaseUrl) };
    const report = await readiness.report(place);
    if (json) say.line(JSON.stringify(report, undefined, 2));
    else tell(report, opened.note, config, say.line);
    if (!report.ok) process.exitCode = 1;
  } finally {
    await opened.close();
  }
}

function read(args: string[]): { json: boolean; emulator: boolean } {
  try {
    const { values } = parseArgs({
      args,
      options: { json: { type: 'boolean' }, emulator: { type: 'boolean' } },
    });
    return { json: values.json === true, emulator: values.emulator === true };
  } catch {
    throw new AppError({ code: 'command/usage', detail: USAGE });
  }
}

const withEmulator = (config: Config): Config =>
  Object.assign(new Config(), config, {
    emulatorUrl: EMULATOR,
    sendgridApiUrl: EMULATOR,
    metaGraphUrl: EMULATOR,
  });

/** Beside a server: SQLite is read without its lock, and PostgreSQL has room for one more. */
async function openToRead(config: Config): Promise<Opened> {
  const nothing = { close: () => undefined };
  const isEmbedded = config.databaseUrl === undefined;
  if (isEmbedded && !existsSync(sqliteFile(config)))
    return {
      ...nothing,
      note: 'There is no database yet: it is made when the server starts for the first time.',
    };
  const { schema } = await (await maintenanceOf(config)).status();
  if (schema.missing.length > 0)
    return {
      ...nothing,
      note: 'The database is of an older version: start the server once, and it is brought up to date.',
    };
  if (!isEmbedded) {
    const store = await openStore(config, (await programBrings(config)).schema);
    return { database: store.database, close: () => store.close() };
  }
  const database = new SqliteDatabase(sqliteFile(config));
  return { database, close: () => database.close() };
}

function tell(
  { items, publicBaseUrl, ok }: ReadinessReport,
  note: string | undefined,
  { emulatorUrl }: Config,
  line: Say['line'],
): void {
  line(`Centralita at ${publicBaseUrl}, with ${emulatorUrl ? `the emulator at ${emulatorUrl}` : 'Twilio'}`);
  if (note !== undefined) line(`! ${note}`);
  let last = '';
  for (const { check, state, subject, detail, todo } of items) {
    if (check !== last) line(`\n${check}`);
    last = check;
    line(`  ${SIGNS[state]} ${subject === undefined ? '' : `${subject}: `}${detail}`);
    if (todo !== undefined) line(`    → ${todo}`);
  }
  const count = (state: ReadinessItem['state']): number =>
    items.filter((item) => item.state === state).length;
  line(`\n${count('ok')} right, ${count('warning')} to look at, ${count('failed')} to put right.`);
  line(ok ? 'Ready.' : 'Not ready yet.');
}

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { freePort } from '../shared/free-port.mjs';
import { ensureProgram } from '../shared/system-program.mjs';

const DEBIAN = '/usr/lib/postgresql';
const HOMES = ['/opt/homebrew/opt/postgresql/bin', '/usr/local/opt/postgresql/bin', '/usr/pgsql/bin'];
const USER = 'centralita';
const START_TRIES = 3;

/** Waits until its parent ends it or is gone, however that came, and leaves nothing behind. */
const GUARD = 'cat > /dev/null; "$1" -D "$2/data" -m immediate -w stop > /dev/null 2>&1; rm -rf "$2"';

/** Settings of every server: reached from this machine only, small, and fast at the start. */
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'max_connections=200',
  'shared_buffers=64MB',
  'wal_level=minimal',
  'max_wal_senders=0',
  'jit=off',
];
/** A crash of the machine may cost the data: right for specs, wrong for whoever counts what is lost. */
const CARELESS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/**
 * The folder of PostgreSQL's server programs: `PG_BIN`, the path, or where systems keep it; the newest where there are
 * several.
 *
 * @returns {string | undefined}
 */
export function findPostgres() {
  const chosen = process.env.PG_BIN;
  if (chosen) return isServer(chosen) ? chosen : undefined;
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  return [
    ...(process.env.PATH ?? '').split(delimiter),
    ...versions.map((version) => join(DEBIAN, version, 'bin')),
    ...HOMES,
  ].find(isServer);
}

/** @param {string} folder */
const isServer = (folder) =>
  folder !== '' && ['initdb', 'pg_ctl', 'postgres'].every((name) => existsSync(join(folder, name)));

/**
 * Finds PostgreSQL, or installs it by apt on a Debian machine where we are root.
 *
 * @param {(line: string) => void} say
 * @returns {string} folder of its programs
 * @throws {Error} one line that says what to do
 */
export const ensurePostgres = (say) =>
  ensureProgram(
    {
      find: findPostgres,
      packages: ['postgresql'],
      chosenBy: 'PG_BIN',
      otherwise:
        'The tests need the programs of a PostgreSQL server, version 15 or newer: install it (Debian: apt-get install postgresql), or set PG_BIN to the folder of initdb, pg_ctl and postgres.',
    },
    say,
  );

/**
 * @typedef {object} PostgresServer
 * @property {string} url of its maintenance database; its user may create others: `…/postgres` → `…/<name>`
 * @property {number} port
 * @property {(name: string) => string} urlOf address of another of its databases
 * @property {(mode?: 'fast' | 'immediate') => Promise<void>} halt stops it and keeps its data; `immediate` is a crash
 * @property {() => Promise<void>} start starts it again after `halt`, at the same port
 * @property {() => Promise<void>} stop ends it and removes its data
 */

/**
 * Starts a PostgreSQL of its own in a temporary folder, for this machine only, without a password. It ends with this
 * process at the latest, also where that is killed.
 *
 * @param {{ durable?: boolean, settings?: readonly string[], parent?: string, say?: (line: string) => void }} [options] durable: writes
 *   reach the disk as they do in production (default: they do not, which is faster); settings: `name=value`; parent: folder for its folder
 * @returns {Promise<PostgresServer>}
 * @throws {Error} one line where it is missing or does not start
 */
export async function startPostgres({
  durable = false,
  settings = [],
  parent = tmpdir(),
  say = () => undefined,
} = {}) {
  const bin = ensurePostgres(say);
  const owner = serverUser();
  const folder = mkdtempSync(join(parent, 'centralita-pg-'));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const options = { cwd: folder, ...owner };
  const data = join(folder, 'data');
  const guard = spawn('sh', ['-c', GUARD, 'guard', join(bin, 'pg_ctl'), folder], {
    ...options,
    stdio: ['pipe', 'ignore', 'ignore'],
    // A group of its own: it must outlive whoever kills ours.
    detached: true,
  });
  const guardEnded = new Promise((resolve) => guard.once('close', resolve));
  guard.unref();
  const stop = async () => {
    guard.ref();
    guard.stdin.end();
    await guardEnded;
  };

  /** @param {number} port */
  const start = async (port) => {
    const all = [...SETTINGS, ...(durable ? [] : CARELESS), ...settings, `unix_socket_directories=${folder}`];
    const log = join(folder, 'log');
    const flags = [`-p ${port}`, ...all.map((setting) => `-c ${setting}`)].join(' ');
    await run(
      join(bin, 'pg_ctl'),
      ['-D', data, '-l', log, '-o', flags, '-w', '-t', '30', 'start'],
      options,
      log,
    );
  };

  try {
    const sync = durable ? [] : ['--no-sync'];
    await run(
      join(bin, 'initdb'),
      ['-D', data, '-U', USER, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-instructions', ...sync],
      options,
    );
    const port = await startOnFreePort(start);
    /** @param {string} name */
    const urlOf = (name) => `postgres://${USER}@127.0.0.1:${port}/${name}`;
    return {
      url: urlOf('postgres'),
      port,
      urlOf,
      halt: (mode = 'fast') => run(join(bin, 'pg_ctl'), ['-D', data, '-m', mode, '-w', 'stop'], options),
      start: () => start(port),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** @param {(port: number) => Promise<void>} start */
async function startOnFreePort(start) {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    try {
      await start(port);
      return port;
    } catch (error) {
      // Somebody else may have taken the port meanwhile.
      if (attempt === START_TRIES) throw error;
    }
  }
}

/** PostgreSQL refuses to run as root: `postgres` where the package made that user, else `nobody`. */
function serverUser() {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
    if (uid?.status === 0 && gid?.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error(
    'PostgreSQL does not run as root, and this machine has neither a user postgres nor nobody.',
  );
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @param {string} [log] file that tells more where it fails
 */
async function run(command, args, options, log) {
  // Its exit, not the end of its streams: PostgreSQL, which pg_ctl leaves behind, may hold them.
  const child = spawn(command, [...args], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
  const [code] = await once(child, 'exit');
  if (code === 0) return;
  const more = log && existsSync(log) ? readFileSync(log, 'utf8') : '';
  throw new Error(`${command} ${args.at(-1)} failed (${code}): ${output}${more}`);
}

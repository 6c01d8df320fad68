import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { endChild } from '../shared/end-child.mjs';
import { ensureProgram } from '../shared/system-program.mjs';
import { untilAnswers } from '../shared/until-answers.mjs';
import { root } from '../shared/workspace-node.mjs';

const PLACES = ['/usr/sbin', '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'];

/** @param {string} program */
const find = (program) =>
  [...(process.env.PATH ?? '').split(delimiter), ...PLACES]
    .map((folder) => join(folder, program))
    .find((file) => existsSync(file));

/**
 * nginx and openssl of this machine; installed by apt on a Debian machine where we are root.
 *
 * @param {(line: string) => void} say
 * @returns {{ nginx: string, openssl: string }}
 * @throws {Error} one line that says what to do
 */
export const ensureNginx = (say) =>
  ensureProgram(
    {
      find: () => {
        const [nginx, openssl] = [find('nginx'), find('openssl')];
        return nginx && openssl ? { nginx, openssl } : undefined;
      },
      packages: ['nginx', 'openssl'],
      otherwise:
        'The walk through the proxy needs nginx and openssl: install them (Debian: apt-get install nginx openssl).',
    },
    say,
  );

/**
 * @typedef {object} Proxy
 * @property {string} certificate of the authority that clients trust
 * @property {string} accessLog
 * @property {() => Promise<unknown>} stop
 */

/**
 * Runs deploy/nginx.conf as it stands, but for what belongs to this machine: addresses, ports, files.
 *
 * @param {{ folder: string, httpsPort: number, httpPort: number, replicas: readonly number[], say: (line: string) => void }} options
 * @returns {Promise<Proxy>}
 */
export async function startProxy({ folder, httpsPort, httpPort, replicas, say }) {
  const { nginx, openssl } = ensureNginx(say);
  const [certificate, key] = [join(folder, 'fullchain.pem'), join(folder, 'privkey.pem')];
  const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'];
  const made = spawnSync(openssl, [
    ...request,
    ...['-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', certificate],
  ]);
  if (made.status !== 0) throw new Error(`openssl made no certificate: ${made.stderr}`);

  const accessLog = join(folder, 'access.log');
  /** @type {[string | RegExp, string][]} */
  const changes = [
    [/pid \S+;/, `pid ${join(folder, 'nginx.pid')};\ndaemon off;`],
    [/error_log \S+ crit;/, `error_log ${join(folder, 'error.log')} crit;`],
    [/access_log \S+ path_only;/, `access_log ${accessLog} path_only;`],
    [/\/tmp\/nginx-/g, `${folder}/nginx-`],
    [/server api-1:3000/, `server 127.0.0.1:${replicas[0]}`],
    [/server api-2:3000/, `server 127.0.0.1:${replicas[1]}`],
    [/listen 80;/, `listen 127.0.0.1:${httpPort};`],
    [/listen 443 ssl http2;/, `listen 127.0.0.1:${httpsPort} ssl http2;`],
    [/ *listen \[::\]:.*\n/g, ''],
    [/\/etc\/nginx\/certificate/g, folder],
  ];
  let config = readFileSync(join(root, 'deploy', 'nginx.conf'), 'utf8');
  for (const [from, to] of changes) {
    const changed = config.replace(from, to);
    if (changed === config) throw new Error(`deploy/nginx.conf has no ${from} any more.`);
    config = changed;
  }
  // Its workers would become another user, who may not read this folder.
  if (process.getuid?.() === 0) config = `user root;\n${config}`;
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, config);
  const child = spawn(nginx, ['-c', file, '-p', folder], { stdio: ['ignore', 'ignore', 'inherit'] });
  const goesOn = () => child.exitCode === null;
  if (!(await untilAnswers(`http://127.0.0.1:${httpPort}/`, { timeoutMs: 5000, goesOn })))
    throw new Error('nginx did not start.');
  return {
    certificate: readFileSync(certificate, 'utf8'),
    accessLog,
    stop: () => endChild(child),
  };
}

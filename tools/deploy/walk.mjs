// npm run test:deploy: the built product as deploy/ describes it, on this machine: two replicas on PostgreSQL behind
// nginx with TLS. Signs in, looks at live events, webhooks and logs, kills a replica, and restarts both in turn.
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACCOUNT, accountSettings, SERVER_KEY } from '../shared/account.mjs';
import { freePort } from '../shared/free-port.mjs';
import { say } from '../shared/program.mjs';
import { temporaryFolder } from '../shared/temporary-folder.mjs';
import { root, workspaceNode } from '../shared/workspace-node.mjs';
import { startPostgres } from '../test/postgres.mjs';
import { RESULTS } from '../test/results.reporter.mjs';
import { Client } from './client.mjs';
import { startProxy } from './nginx.mjs';
import { Replica } from './replica.mjs';
import { CHECKS } from './checks.mjs';

process.chdir(root);
const folder = temporaryFolder();
/** @type {(() => Promise<unknown>)[]} */
const endings = [];
/** @type {{ what: string, ok: boolean }[]} */
const checks = [];
try {
  const product = join(folder, 'product');
  say(
    execFileSync(workspaceNode(), ['tools/deploy/collect-runtime.mjs', product], { encoding: 'utf8' }).trim(),
  );
  const postgres = await startPostgres({ durable: true, say });
  endings.push(postgres.stop);
  const [httpsPort, httpPort] = [await freePort(), await freePort()];
  const ports = [await freePort(), await freePort()];
  const parseKey = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const base = `https://localhost:${httpsPort}`;
  const env = {
    DATABASE_URL: postgres.url,
    CENTRALITA_KEY: SERVER_KEY,
    PUBLIC_BASE_URL: base,
    TRUSTED_PROXIES: 'loopback',
    PERSONAL_MODE: 'on',
    REQUESTS_PER_MINUTE: '10000',
    ...accountSettings(ACCOUNT),
    SENDGRID_PARSE_KEY: parseKey.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  };
  const replicas = ports.map(
    (port, index) => new Replica({ name: `api-${index + 1}`, product, folder, port, env }),
  );
  endings.push(() => Promise.all(replicas.map((replica) => replica.end('SIGKILL'))));
  // Both at once, on an empty database.
  await Promise.all(replicas.map((replica) => replica.start()));
  const proxy = await startProxy({ folder, httpsPort, httpPort, replicas: ports, say });
  endings.push(proxy.stop);
  const client = new Client(base, proxy.certificate);

  const world = {
    base,
    httpPort,
    client,
    replicas,
    parseKey: parseKey.privateKey,
    readAccessLog: () => readFileSync(proxy.accessLog, 'utf8'),
  };
  for (const [what, check] of Object.entries(CHECKS)) {
    try {
      const more = await check(world);
      checks.push({ what, ok: true });
      say(`✓ ${what}${more ? `: ${more}` : ''}`);
    } catch (error) {
      checks.push({ what, ok: false });
      say(`✗ ${what}: ${error instanceof Error ? error.message : error}`);
    }
  }
  if (checks.some(({ ok }) => !ok)) for (const replica of replicas) say(replica.log().slice(-2000));
} catch (error) {
  checks.push({ what: 'the walk', ok: false });
  say(`✗ ${error instanceof Error ? error.stack : error}`);
} finally {
  for (const end of endings.reverse()) await end();
}
mkdirSync(RESULTS, { recursive: true });
writeFileSync(join(RESULTS, 'deploy.json'), JSON.stringify(checks));
const held = checks.filter(({ ok }) => ok).length;
say(`Deployment: ${held} of ${checks.length} hold.`);
process.exit(held < checks.length ? 1 : 0);

import { createServer } from 'node:http';
import { listenOnFreePort } from '../shared/listen-on-free-port.mjs';
import { startPostgres } from './postgres.mjs';

/** @type {import('node:http').Server | undefined} */
let door;
/** @type {Promise<import('./postgres.mjs').PostgresServer> | undefined} */
let server;

/**
 * Jest's global setup: one PostgreSQL for all specs of a run, started when the first of them asks at
 * `TEST_POSTGRES_DOOR`, and gone when the run ends.
 */
export default async function offerPostgres() {
  door = createServer(async (_request, response) => {
    try {
      server ??= startPostgres({ say: (line) => void process.stdout.write(`${line}\n`) });
      // A connection that is kept could be closed just as a spec asks again.
      response.setHeader('connection', 'close').end((await server).url);
    } catch (error) {
      response.writeHead(500).end(error instanceof Error ? error.message : String(error));
    }
  });
  process.env.TEST_POSTGRES_DOOR = `http://127.0.0.1:${await listenOnFreePort(door)}`;
}

/** Jest's global teardown. */
export async function endPostgres() {
  door?.close();
  door?.closeAllConnections();
  await (await server?.catch(() => undefined))?.stop();
}

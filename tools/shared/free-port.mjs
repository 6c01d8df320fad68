import { createServer } from 'node:net';
import { listenOnFreePort } from './listen-on-free-port.mjs';

/** @returns {Promise<number>} a port that nobody uses at the moment */
export async function freePort() {
  const server = createServer();
  const port = await listenOnFreePort(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

import { once } from 'node:events';

/**
 * @param {import('node:net').Server} server
 * @returns {Promise<number>} the port on this machine at which it listens now
 */
export async function listenOnFreePort(server) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

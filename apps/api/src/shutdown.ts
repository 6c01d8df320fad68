import { Logger, type INestApplication } from '@nestjs/common';
import type { Server } from 'node:http';

const DRAIN_MAX_MS = 10_000;
const IDLE_CHECK_MS = 50;

/** On SIGTERM and SIGINT: takes no new requests, lets those at work finish, then ends. A second signal ends at once. */
export function endGracefully(app: INestApplication): void {
  let ending = false;
  const end = (signal: NodeJS.Signals): void => {
    if (ending) process.exit(1);
    ending = true;
    void drain(app, signal);
  };
  process.on('SIGTERM', end).on('SIGINT', end);
}

async function drain(app: INestApplication, signal: NodeJS.Signals): Promise<void> {
  const logger = new Logger('End');
  logger.log(`${signal}: finishing the requests at work.`);
  const server = app.getHttpServer() as Server;
  // A connection that is kept alive would hold the server open for as long as its client likes.
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
  const late = setTimeout(() => server.closeAllConnections(), DRAIN_MAX_MS);
  await app.close();
  clearInterval(idle);
  clearTimeout(late);
  process.exit(0);
}

import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import express, { json, type NextFunction, type Request, type Response } from 'express';
import { AccountStore } from './accounts/account-store';
import { addDemoAccount, type DemoCredentials } from './accounts/demo-account';
import { ContentStore } from './content/content-store';
import { addDemoContents } from './content/demo-contents';
import { ControlApi } from './control/control-api';
import { ControlInputError } from './control/control-input';
import { EventLog } from './control/event-log';
import { HostNames } from './control/host-names';
import { loopbackOriginsOnly } from './control/loopback-only';
import { type EmulatorOptions, resolveOptions } from './emulator-options';
import { HandsetDirectory } from './handset/handset-directory';
import { HandsetServer } from './handset/handset-server';
import { PageFiles } from './handset/page-files';
import { MailWorld } from './mail/mail-world';
import { META_ACCOUNT } from './meta/meta-account';
import { MetaWorld } from './meta/meta-world';
import { Messaging } from './messaging/messaging';
import type { Route } from './rest/routes';
import { twilioApis } from './rest/twilio-apis';
import { SIGNALLING_PATH } from './signalling/signalling-gateway';
import { Switchboard } from './switchboard';
import { UsageMeter } from './usage/usage-meter';
import { isSimulatedNumber } from './world/outside-numbers';

/** Longer than programs here keep theirs: one that is used again just as it is closed fails its request. */
const KEEP_ALIVE_TIMEOUT_MS = 65_000;

/** A running emulator. */
export interface Emulator {
  /** Such as `http://127.0.0.1:4010`. */
  url: string;
  credentials: DemoCredentials;
  /** Everything that happened, for tests in the same process. */
  log: EventLog;
  /** What Twilio's REST APIs serve here. */
  routes: readonly Route[];
  /** Ends all calls and connections and frees the port. */
  stop(): Promise<void>;
}

/**
 * Starts a Twilio on this machine: REST, voice signalling, call engine, handset page and control API on one port.
 * Rejects when the port is taken (`EADDRINUSE`).
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const resolved = resolveOptions(options);
  const { port, host, allowedHosts, mediaAddress, credentials, voiceUrl, webhooks } = resolved;
  const stopping = new AbortController();
  const log = new EventLog();
  const accounts = new AccountStore();
  addDemoAccount(accounts, credentials, voiceUrl);
  const handsets = new HandsetDirectory(
    (number) =>
      isSimulatedNumber(number) ||
      number === META_ACCOUNT.phoneNumber ||
      accounts.numberOf(number) !== undefined,
  );
  let publicUrl = resolved.publicUrl;
  const board = new Switchboard({
    accounts,
    log,
    handsets,
    mediaAddress,
    webhooks,
    apiUrl: () => publicUrl,
    stopped: stopping.signal,
  });
  const { engine, registry, conferences, queues, recordings, transcriptions, world, gateway, endpoints } =
    board;
  const messaging = new Messaging({
    accounts,
    webhooks: board.webhooks,
    inspector: log,
    apiUrl: () => publicUrl,
    stopped: stopping.signal,
  });

  const contents = new ContentStore(log, stopping.signal);
  addDemoContents(contents, credentials.accountSid);

  const messages = messaging.registry;
  const usage = new UsageMeter({ registry, messages, recordings, transcriptions, contents });

  const hosts = new HostNames(allowedHosts);
  const handsetServer = new HandsetServer({
    engine,
    directory: handsets,
    accountFor: (to) => accounts.accountFor(to),
    createMedia: () => endpoints.create(),
    hosts,
  });
  const control = new ControlApi({
    credentials,
    registry,
    calling: board.calling,
    engine,
    world,
    gateway,
    log,
    hosts,
    accounts,
    messaging,
    contents,
  });
  const mail = new MailWorld(log, stopping.signal);
  const meta = new MetaWorld({
    messaging,
    contents,
    inspector: log,
    apiUrl: () => publicUrl,
    stopped: stopping.signal,
  });
  const rest = twilioApis({
    accounts,
    registry,
    engine,
    conferences,
    queues,
    recordings,
    transcriptions,
    messaging,
    contents,
    usage: usage.ledger,
    inspector: log,
  });
  const page = new PageFiles();

  const app = express();
  app.disable('x-powered-by');
  app.use(rest.router);
  app.use('/v3', mail.api.router);
  app.use(meta.api.router);
  app.use('/control/meta', loopbackOriginsOnly(hosts), json(), meta.control);
  app.use('/control/mail', loopbackOriginsOnly(hosts), mail.control.router);
  app.use('/control', control.router);
  app.use((request, response, next) => {
    if (!page.handle(request, response)) next();
  });
  app.use(answerNotFound);
  app.use(answerError);

  const server = createServer(app);
  server.keepAliveTimeout = KEEP_ALIVE_TIMEOUT_MS;
  const sockets = trackSockets(server);
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const path = (request.url ?? '').split('?', 1)[0];
    if (path === SIGNALLING_PATH) gateway.upgrade(request, socket, head);
    else if (path === '/handset') handsetServer.upgrade(request, socket, head);
    else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  await listen(server, port, host);

  const stop = async (): Promise<void> => {
    for (const call of registry.all()) call.finish('completed', 'the emulator is stopping');
    stopping.abort();
    gateway.close();
    handsetServer.close();
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  const { port: takenPort } = server.address() as AddressInfo;
  const url = `http://${host}:${takenPort}`;
  publicUrl ||= url.replace('//0.0.0.0:', '//127.0.0.1:');
  return { url, credentials, log, routes: rest.routes, stop };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Open connections, WebSockets included: closing a server does not end them. */
function trackSockets(server: Server): Set<Socket> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  return sockets;
}

function answerNotFound(request: Request, response: Response): void {
  response.status(404).json({ error: `There is no ${request.method} ${request.path} here.` });
}

/** Four parameters are what tells Express that this handles errors. */
function answerError(error: unknown, _request: Request, response: Response, next: NextFunction): void {
  if (response.headersSent) {
    next(error);
    return;
  }
  const status = error instanceof ControlInputError ? 400 : statusOf(error);
  const message = error instanceof Error ? error.message : String(error);
  response.status(status).json({ error: message });
}

function statusOf(error: unknown): number {
  const hasStatus = typeof error === 'object' && error !== null && 'status' in error;
  return hasStatus && typeof error.status === 'number' ? error.status : 500;
}

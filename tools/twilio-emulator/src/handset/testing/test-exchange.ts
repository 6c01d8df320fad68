import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DEMO_CREDENTIALS, describeDemoAccount } from '../../accounts/demo-account';
import { EventLog } from '../../control/event-log';
import { HostNames } from '../../control/host-names';
import { MediaClock } from '../../media/media-clock';
import { RtpEndpointFactory } from '../../media/rtp-endpoint';
import { isSimulatedNumber } from '../../world/outside-numbers';
import { HandsetDirectory } from '../handset-directory';
import { HandsetServer } from '../handset-server';
import { PageFiles } from '../page-files';
import { BridgingEngine } from './bridging-engine';

/** The handset's server side as the emulator mounts it, with a small engine and a small event feed. */
export class TestExchange {
  readonly clock = new MediaClock();
  readonly events = new EventLog();
  readonly directory = new HandsetDirectory(
    (number) => isSimulatedNumber(number) || number === DEMO_CREDENTIALS.phoneNumber,
  );
  readonly engine = new BridgingEngine(this.clock, this.directory, this.events);
  private readonly endpoints = new RtpEndpointFactory(this.clock);
  private handsets: HandsetServer | undefined;
  private server: Server | undefined;
  port = 0;

  /** @param pageFolder the built page */
  constructor(private readonly pageFolder: string) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(port = 0): Promise<void> {
    const handsets = new HandsetServer({
      engine: this.engine,
      directory: this.directory,
      accountFor: () => DEMO_CREDENTIALS.accountSid,
      createMedia: () => this.endpoints.create(),
      hosts: new HostNames(),
    });
    const files = new PageFiles(this.pageFolder);
    const server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', this.url);
      if (files.handle(request, response)) return;
      if (url.pathname === '/control/demo-account') {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(describeDemoAccount(DEMO_CREDENTIALS)));
      } else if (url.pathname === '/control/messages') {
        response.setHeader('content-type', 'application/json');
        response.end('[]');
      } else if (url.pathname === '/control/events' && request.headers.accept === 'text/event-stream') {
        response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
        response.write(': open\n\n');
        const stop = this.events.subscribe((event) => response.write(`data: ${JSON.stringify(event)}\n\n`));
        response.on('close', stop);
      } else if (url.pathname === '/control/events') {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(this.events.since(Number(url.searchParams.get('since')))));
      } else response.writeHead(404).end();
    });
    server.on('upgrade', (request, socket, head) => handsets.upgrade(request, socket, head));
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
    this.handsets = handsets;
  }

  async stop(): Promise<void> {
    const { server } = this;
    if (!server) return;
    this.handsets?.close();
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
    this.server = undefined;
  }
}

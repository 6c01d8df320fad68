import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedWebhook {
  headers: IncomingMessage['headers'];
  body: string;
}

/** A receiver of outgoing webhooks that answers with a status of the test's choice. */
export class WebhookReceiver {
  readonly received: ReceivedWebhook[] = [];
  status = 204;
  readonly #server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      this.received.push({ headers: request.headers, body });
      response.writeHead(this.status, { Location: 'http://127.0.0.1:1/' }).end();
    });
  });

  async open(): Promise<string> {
    await new Promise<void>((listening) => this.#server.listen(0, '127.0.0.1', listening));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/in?key=1`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

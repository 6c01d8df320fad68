import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express, type Request, type Response } from 'express';
import twilio from 'twilio';

/** A webhook that arrived. */
export interface Received {
  path: string;
  /** With query, as it came over the wire. */
  originalUrl: string;
  method: string;
  parameters: Record<string, string>;
  headers: Request['headers'];
  /** What twilio's own validator says of the signature. */
  isSigned: boolean;
}

/**
 * A program on Twilio, as a test's other side: a real web server that checks signatures with the official library and
 * answers what the test says.
 */
export class TestApp {
  readonly received: Received[] = [];
  private readonly app: Express = express();
  private server: Server | undefined;
  private readonly waiting: (() => void)[] = [];
  url = '';

  constructor(private readonly authToken: () => string) {
    this.app.use(express.urlencoded({ extended: false }));
    this.app.use((request, _response, next) => {
      const body = (request.body ?? {}) as Record<string, string>;
      const signature = request.header('x-twilio-signature') ?? '';
      const url = this.url + request.originalUrl;
      this.received.push({
        path: request.path,
        originalUrl: request.originalUrl,
        method: request.method,
        parameters: { ...(request.query as Record<string, string>), ...body },
        headers: request.headers,
        isSigned: twilio.validateRequest(this.authToken(), signature, url, body),
      });
      for (const wake of this.waiting.splice(0)) wake();
      next();
    });
  }

  async start(): Promise<this> {
    this.server = createServer(this.app);
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return this;
  }

  async stop(): Promise<void> {
    const { server } = this;
    server?.closeAllConnections();
    await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  }

  /** Answers a path with TwiML; the function sees the parameters. */
  twiml(path: string, answer: string | ((parameters: Record<string, string>) => string)): this {
    return this.route(path, (request, response) => {
      const parameters = {
        ...(request.query as Record<string, string>),
        ...(request.body as Record<string, string>),
      };
      const inner = typeof answer === 'string' ? answer : answer(parameters);
      response.type('text/xml').send(`<?xml version="1.0" encoding="UTF-8"?><Response>${inner}</Response>`);
    });
  }

  route(path: string, handler: (request: Request, response: Response) => void): this {
    this.app.all(path, handler);
    return this;
  }

  at(path: string): Received[] {
    return this.received.filter((one) => one.path === path);
  }

  /** Waits until this many webhooks arrived at the path. */
  async expect(path: string, count = 1, timeoutMs = 60_000): Promise<Received[]> {
    const deadline = Date.now() + timeoutMs;
    while (this.at(path).length < count) {
      const left = deadline - Date.now();
      if (left <= 0)
        throw new Error(`${path}: ${this.at(path).length} of ${count} webhooks within ${timeoutMs} ms`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
    return this.at(path);
  }
}

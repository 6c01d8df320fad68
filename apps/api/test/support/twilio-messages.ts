import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ACCOUNT } from './account';

/** A message as Twilio's REST API has it. */
export interface TwilioMessage {
  sid: string;
  from: string;
  to: string;
  body: string;
  direction: 'inbound' | 'outbound-api';
  status: string;
  date_created: string;
  num_media: string;
  statusCallback: string | null;
  mediaUrls: string[];
  /** As Twilio writes it, `-0.00750`; not known where it is absent. */
  price?: string;
}

/** How the next request to send is answered. */
export type SendBehaviour =
  | { kind: 'take' }
  /** Taken, but the answer never comes. */
  | { kind: 'take-and-hang' }
  | { kind: 'take-and-fail'; status: number }
  | { kind: 'refuse'; status: number; code: number };

export interface TwilioMessages {
  url: string;
  messages: TwilioMessage[];
  /** As many are listed at once, whatever is asked for. */
  pageSizeMax: number;
  /** Requests to send, whatever became of them. */
  requests: URLSearchParams[];
  /** Behaviours of the next requests, in order; afterwards all are taken. */
  next: SendBehaviour[];
  files: Map<string, { type: string; content: Buffer; failures: number }>;
  /** Credentials that file requests came with. */
  fileLogins: (string | undefined)[];
  close(): Promise<void>;
}

const LIST_PATH = `/2010-04-01/Accounts/${ACCOUNT.accountSid}/Messages.json`;

const sid = (): string => `SM${createHash('md5').update(randomUUID()).digest('hex')}`;

/** The corner of Twilio's REST API that sends and lists messages, over real HTTP. */
export async function startTwilioMessages(): Promise<TwilioMessages> {
  const twilio = {
    messages: [] as TwilioMessage[],
    pageSizeMax: 1000,
    requests: [] as URLSearchParams[],
    next: [] as SendBehaviour[],
    files: new Map<string, { type: string; content: Buffer; failures: number }>(),
    fileLogins: [] as (string | undefined)[],
  };
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => answer(request, body, response));
  });

  const answer = (request: IncomingMessage, body: URLSearchParams, response: ServerResponse): void => {
    const url = new URL(request.url ?? '', 'http://twilio');
    const json = (status: number, value: object): void =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    const file = twilio.files.get(url.pathname);
    if (file) {
      twilio.fileLogins.push(request.headers.authorization);
      if (file.failures > 0) {
        file.failures -= 1;
        return json(404, { code: 20404, status: 404, message: 'not found' });
      }
      return void response.writeHead(200, { 'content-type': file.type }).end(file.content);
    }
    if (url.pathname !== LIST_PATH) return json(404, { code: 20404, status: 404, message: 'not found' });
    if (request.method === 'GET') return json(200, listOf(url.searchParams));
    twilio.requests.push(body);
    const behaviour = twilio.next.shift() ?? { kind: 'take' };
    if (behaviour.kind === 'refuse') {
      const { status, code } = behaviour;
      return json(status, { code, status, message: `refused with ${code}` });
    }
    const message: TwilioMessage = {
      sid: sid(),
      from: body.get('From') ?? '',
      to: body.get('To') ?? '',
      body: body.get('Body') ?? '',
      direction: 'outbound-api',
      status: 'queued',
      date_created: new Date().toUTCString(),
      num_media: String(body.getAll('MediaUrl').length),
      statusCallback: body.get('StatusCallback'),
      mediaUrls: body.getAll('MediaUrl'),
    };
    twilio.messages.push(message);
    if (behaviour.kind === 'take-and-hang') return;
    if (behaviour.kind === 'take-and-fail')
      return json(behaviour.status, { code: 20500, status: behaviour.status, message: 'Internal error' });
    json(201, shown(message));
  };

  /** The latest first: https://www.twilio.com/docs/messaging/api/message-resource#read-multiple-message-resources */
  const listOf = (query: URLSearchParams): object => {
    const size = Math.min(Number(query.get('PageSize') ?? 50), twilio.pageSizeMax);
    const page = Number(query.get('Page') ?? 0);
    const found = twilio.messages
      .filter(
        ({ from, to }) => [null, from].includes(query.get('From')) && [null, to].includes(query.get('To')),
      )
      .toSorted((one, other) => Date.parse(other.date_created) - Date.parse(one.date_created));
    const next = new URLSearchParams([...query].filter(([name]) => name !== 'Page'));
    next.set('Page', String(page + 1));
    return {
      messages: found.slice(page * size, (page + 1) * size).map(shown),
      page,
      page_size: size,
      next_page_uri: (page + 1) * size < found.length ? `${LIST_PATH}?${next.toString()}` : null,
      uri: '',
    };
  };

  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return Object.assign(twilio, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((done) => server.close(() => done()));
    },
  });
}

const shown = ({ statusCallback: _callback, mediaUrls: _urls, ...message }: TwilioMessage): object => ({
  price: null,
  price_unit: 'USD',
  num_segments: '1',
  ...message,
  date_sent: message.date_created,
  account_sid: ACCOUNT.accountSid,
  error_code: null,
  error_message: null,
});

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new URLSearchParams(Buffer.concat(chunks).toString());
}

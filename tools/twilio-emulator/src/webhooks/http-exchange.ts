import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { hostHeader, requestTarget } from './address';

/** One HTTP request of a webhook. */
export interface Exchange {
  method: 'GET' | 'POST';
  /** Without fragment; may hold `user:password@`, which becomes a basic authorization header. */
  url: string;
  headers: Record<string, string>;
  /** Form body of a POST. */
  body: string;
  connectTimeoutMs: number;
  readTimeoutMs: number;
  totalTimeoutMs: number;
  signal: AbortSignal;
}

export interface ExchangeAnswer {
  status: number;
  contentType: string;
  location: string | undefined;
  body: Buffer;
}

/**
 * `url` no URL that can be asked, `ct` no connection, `rt` no answer in time, `dns` no such host, `tls` no trust,
 * `size` too much, `stopped` by us.
 */
export type ExchangeFailureKind = 'url' | 'ct' | 'rt' | 'dns' | 'tls' | 'size' | 'stopped';

export class ExchangeFailure extends Error {
  constructor(
    readonly kind: ExchangeFailureKind,
    message: string,
  ) {
    super(message);
  }
}

/** Twilio takes at most 64 KiB of TwiML; sound files may be longer. Source: https://www.twilio.com/docs/api/errors/11750 */
export const MAX_TWIML_BYTES = 64 * 1024;
const MAX_AUDIO_BYTES = 40 * 1024 * 1024;

const SENDERS: Readonly<Record<string, typeof httpRequest | undefined>> = {
  'http:': httpRequest,
  'https:': httpsRequest,
};

/** Sends one request with Twilio's three time limits and reads the whole answer. Rejects with {@link ExchangeFailure}. */
export async function exchange(options: Exchange): Promise<ExchangeAnswer> {
  const { request, url } = open(options);
  const { method, body, signal } = options;

  return new Promise((resolve, reject) => {
    let isConnected = false;
    const fail = (kind: ExchangeFailureKind, message: string): void => {
      finish();
      reject(new ExchangeFailure(kind, message));
      request.destroy();
    };
    const timers = {
      connect: setTimeout(
        () => fail('ct', `no connection to ${url.host} within ${options.connectTimeoutMs} ms`),
        options.connectTimeoutMs,
      ),
      read: undefined as NodeJS.Timeout | undefined,
      total: setTimeout(
        () => fail(isConnected ? 'rt' : 'ct', `no complete answer within ${options.totalTimeoutMs} ms`),
        options.totalTimeoutMs,
      ),
    };
    const restartRead = (): void => {
      clearTimeout(timers.connect);
      clearTimeout(timers.read);
      timers.read = setTimeout(
        () => fail('rt', `no answer within ${options.readTimeoutMs} ms`),
        options.readTimeoutMs,
      );
    };
    const stop = (): void => fail('stopped', 'the emulator is stopping');
    const finish = (): void => {
      for (const timer of Object.values(timers)) clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    };

    request.on('socket', (socket) => {
      socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
        isConnected = true;
        restartRead();
      });
    });
    request.on('error', (error: NodeJS.ErrnoException) => fail(kindOf(error, isConnected), error.message));
    request.on('response', (response) => {
      restartRead();
      readBody(response, restartRead).then(
        (bytes) => {
          finish();
          resolve({
            status: response.statusCode ?? 0,
            contentType: response.headers['content-type'] ?? '',
            location: response.headers.location,
            body: bytes,
          });
        },
        (error: Error) =>
          error instanceof ExchangeFailure ? fail(error.kind, error.message) : fail('rt', error.message),
      );
    });
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    request.end(method === 'POST' ? body : undefined);
  });
}

/** The request, not yet sent. Throws {@link ExchangeFailure} for what Node cannot send. */
function open({ method, url: address, headers, body }: Exchange): { request: ClientRequest; url: URL } {
  try {
    const url = new URL(address);
    const send = SENDERS[url.protocol];
    if (!send) throw new Error(`${url.protocol} is not http or https`);
    const length = method === 'POST' ? { 'Content-Length': String(Buffer.byteLength(body)) } : {};
    const sent = { Host: hostHeader(address), ...headers, ...authorizationOf(url), ...length };
    const target = {
      hostname: url.hostname.replace(/^\[(.*)\]$/, '$1'),
      port: url.port,
      path: requestTarget(address),
    };
    return { request: send({ ...target, method, headers: sent, agent: false }), url };
  } catch (error) {
    throw new ExchangeFailure('url', error instanceof Error ? error.message : String(error));
  }
}

async function readBody(response: IncomingMessage, onData: () => void): Promise<Buffer> {
  const isAudio = (response.headers['content-type'] ?? '').startsWith('audio/');
  const limit = isAudio ? MAX_AUDIO_BYTES : MAX_TWIML_BYTES;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    onData();
    length += chunk.length;
    if (length > limit) throw new ExchangeFailure('size', `the answer is longer than ${limit} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function authorizationOf(url: URL): Record<string, string> {
  if (url.username === '' && url.password === '') return {};
  const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  return { Authorization: `Basic ${Buffer.from(credentials).toString('base64')}` };
}

function kindOf(error: NodeJS.ErrnoException, isConnected: boolean): ExchangeFailureKind {
  const code = error.code ?? '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'dns';
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code)) return 'tls';
  return isConnected ? 'rt' : 'ct';
}

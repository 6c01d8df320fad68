import { lookup as lookUp, type LookupAddress } from 'node:dns';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { promisify } from 'node:util';
import { MediaNotFetched, type FetchLimits } from '../../domains/messages/ports/media-fetcher';
import { refuseInRehearsal } from '../../platform/rehearsal/rehearsal';
import { isPublicAddress } from './public-address';

const REDIRECTS_MAX = 3;
/** Of a file of a message. */
const LIMITS: FetchLimits = { bytesMax: 16 * 1024 * 1024, timeoutMs: 10_000 };
const REDIRECTS = [301, 302, 303, 307, 308];
const TOO_MANY = 429;
const NOT_FOUND = 404;

export interface Download {
  url: URL;
  /** Go with the first request only, whose host the caller has checked: what follows a redirect gets none. */
  headers: Readonly<Record<string, string>>;
  /** Whether a redirect may lead there. */
  mayFollow: (url: URL) => boolean;
  /** Whether it may be of a private network: the emulator of this machine. */
  isOwn: (url: URL) => boolean;
  signal: AbortSignal;
  limits?: FetchLimits;
}

/**
 * Fetches a file from a provider. The name is resolved once, each of its addresses must be of the public internet, and the
 * connection goes to the checked one: neither a name that leads inside nor one that changes its mind gets anywhere.
 *
 * @throws MediaNotFetched
 */
export async function download(
  { url, headers, mayFollow, isOwn, signal, limits = LIMITS }: Download,
  resolve = addressesOf,
): Promise<{ content: Buffer; type: string }> {
  refuseInRehearsal(url.host);
  const limit = AbortSignal.any([signal, AbortSignal.timeout(limits.timeoutMs)]);
  const ask = async (to: URL, sent: Readonly<Record<string, string>>): Promise<IncomingMessage> =>
    answerOf(to, sent, isOwn(to) ? undefined : await publicAddressOf(to, resolve), limit);
  let from = url;
  let answer = await ask(from, headers);
  for (let redirects = 0; REDIRECTS.includes(answer.statusCode ?? 0); redirects += 1) {
    answer.destroy();
    const next = URL.parse(answer.headers.location ?? '', from.href);
    if (!next || redirects === REDIRECTS_MAX || next.username || next.password || !mayFollow(next))
      throw refused();
    from = next;
    answer = await ask(from, {});
  }
  const { statusCode: status = 0 } = answer;
  if (status >= 200 && status < 300)
    return { content: await bodyOf(answer, limits.bytesMax), type: answer.headers['content-type'] ?? '' };
  answer.destroy();
  // A provider has a file ready a moment after its webhook.
  const retryable = status === NOT_FOUND || status === TOO_MANY || status >= 500;
  throw new MediaNotFetched(status === NOT_FOUND ? 'not-found' : 'unreachable', { retryable });
}

export const refused = (): MediaNotFetched => new MediaNotFetched('host-refused', { retryable: false });

async function publicAddressOf({ hostname }: URL, resolve: typeof addressesOf): Promise<LookupAddress> {
  const addresses = await resolve(hostname.replace(/^\[|\]$/g, '')).catch((cause: unknown) => {
    throw new MediaNotFetched('unreachable', { retryable: true, cause });
  });
  const [first] = addresses;
  if (!first || !addresses.every(({ address }) => isPublicAddress(address))) throw refused();
  return first;
}

/** All addresses of a host. */
async function addressesOf(host: string): Promise<LookupAddress[]> {
  const family = isIP(host);
  return family === 0 ? await promisify(lookUp)(host, { all: true }) : [{ address: host, family }];
}

function answerOf(
  url: URL,
  headers: Readonly<Record<string, string>>,
  address: LookupAddress | undefined,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const failed = (cause: unknown): void =>
    reject(new MediaNotFetched('unreachable', { retryable: true, cause }));
  (url.protocol === 'https:' ? requestHttps : requestHttp)(
    url,
    {
      agent: false,
      headers,
      signal,
      ...(address && {
        lookup: (_host, { all }, found) =>
          all ? found(null, [address]) : found(null, address.address, address.family),
      }),
    },
    resolve,
  )
    .on('error', failed)
    .end();
  return promise;
}

/** As much as is allowed; what comes after that is not read. */
async function bodyOf(answer: IncomingMessage, bytesMax: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of answer) {
      bytes += (chunk as Buffer).length;
      if (bytes > bytesMax) throw new MediaNotFetched('too-large', { retryable: false });
      chunks.push(chunk as Buffer);
    }
  } catch (cause) {
    if (cause instanceof MediaNotFetched) throw cause;
    throw new MediaNotFetched('unreachable', { retryable: true, cause });
  }
  return Buffer.concat(chunks);
}

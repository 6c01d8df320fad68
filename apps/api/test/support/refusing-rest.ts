import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface RestAnswer {
  status: number;
  body: string | Buffer;
}

/** @param handOn asks the REST API */
type Way = (handOn: () => Promise<RestAnswer>) => Promise<RestAnswer>;

/** A way to a REST API that hands every request on, but those that are to be refused, or go another way. */
export interface RefusingRest {
  url: string;
  /** The next request whose method, path and form are like this is answered 503, and goes no further. */
  refuseNext(like: RegExp): void;
  /** The next request like this is done, and what it is answered is lost. */
  loseNext(like: RegExp): void;
  /** The next request like this goes so. */
  next(like: RegExp, way: Way): void;
  close(): Promise<void>;
}

const REFUSED: RestAnswer = {
  status: 503,
  body: '{"status":503,"code":20503,"message":"Service unavailable"}',
};

export async function refusingRest(target: string): Promise<RefusingRest> {
  let other: { like: RegExp; way: Way } | undefined;
  const answer = (response: ServerResponse, { status, body }: RestAnswer): void => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(body);
  };
  const server = createServer((request, response) => {
    const { method = 'GET', url = '/', headers } = request;
    const { authorization = '', 'content-type': type = '' } = headers;
    const sent = { authorization, ...(type !== '' && { 'content-type': type }) };
    const ask = async (): Promise<void> => {
      const body = await buffer(request);
      const handOn = async (): Promise<RestAnswer> => {
        const told = await fetch(new URL(url, target), {
          method,
          headers: sent,
          ...(body.length > 0 && { body: new Uint8Array(body) }),
        });
        return { status: told.status, body: Buffer.from(await told.arrayBuffer()) };
      };
      const isOther = other?.like.test(`${method} ${url} ${decodeURIComponent(body.toString())}`) === true;
      const way: Way = isOther && other ? other.way : (ask) => ask();
      if (isOther) other = undefined;
      answer(response, await way(handOn));
    };
    ask().catch((error: unknown) => answer(response, { status: 502, body: String(error) }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
  const { port } = server.address() as AddressInfo;
  const next = (like: RegExp, way: Way): void => void (other = { like, way });
  return {
    url: `http://127.0.0.1:${port}`,
    next,
    refuseNext: (like) => next(like, () => Promise.resolve(REFUSED)),
    loseNext: (like) => next(like, (handOn) => handOn().then(() => REFUSED)),
    close: async () => {
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      await closed;
    },
  };
}

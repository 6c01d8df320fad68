import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A way to a REST API that hands every request on, but those that are to be refused. */
export interface RefusingRest {
  url: string;
  /** The next request whose method, path and form are like this is answered 503, and goes no further. */
  refuseNext(like: RegExp): void;
  close(): Promise<void>;
}

export async function refusingRest(target: string): Promise<RefusingRest> {
  let refused: RegExp | undefined;
  const answer = (response: ServerResponse, status: number, body: string | Buffer): void => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(body);
  };
  const server = createServer((request, response) => {
    const { method = 'GET', url = '/', headers } = request;
    const handOn = async (): Promise<void> => {
      const body = await buffer(request);
      if (refused?.test(`${method} ${url} ${decodeURIComponent(body.toString())}`)) {
        refused = undefined;
        answer(response, 503, '{"status":503,"code":20503,"message":"Service unavailable"}');
        return;
      }
      const { authorization = '', 'content-type': type = '' } = headers;
      const sent = { authorization, ...(type !== '' && { 'content-type': type }) };
      const told = await fetch(new URL(url, target), {
        method,
        headers: sent,
        ...(body.length > 0 && { body: new Uint8Array(body) }),
      });
      answer(response, told.status, Buffer.from(await told.arrayBuffer()));
    };
    handOn().catch((error: unknown) => answer(response, 502, String(error)));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    refuseNext: (like) => (refused = like),
    close: async () => {
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      await closed;
    },
  };
}

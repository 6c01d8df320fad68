import { once } from 'node:events';
import { get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import express from 'express';
import type { FilePart } from '../domains/messages/api/media';
import { sendFile } from './send-file';

const CONTENT = Buffer.from(Array.from({ length: 1_000 }, (_, index) => index % 251));

describe('sendFile', () => {
  let server: Server;
  let url: string;
  /** What is sent next. */
  let file: { bytes: number | null; read: (part?: FilePart) => Promise<Readable> };

  beforeAll(async () => {
    const app = express();
    app.get('/', (_request, response) => sendFile(response, { type: 'video/mp4', name: 'a.mp4', ...file }));
    server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    file = {
      bytes: CONTENT.length,
      read: async ({ start, end } = { start: 0, end: CONTENT.length }) =>
        Readable.from([CONTENT.subarray(start, end + 1)]),
    };
  });
  afterAll(() => server.close());

  const ask = async (
    headers: Record<string, string> = {},
  ): Promise<IncomingMessage & { content: Buffer }> => {
    const [answer] = (await once(get(url, { headers }), 'response')) as [IncomingMessage];
    return Object.assign(answer, { content: await buffer(answer) });
  };

  it('says that parts may be asked for, and sends one', async () => {
    const whole = await ask();
    expect(whole).toMatchObject({
      statusCode: 200,
      headers: { 'accept-ranges': 'bytes', 'content-length': '1000' },
    });
    expect(whole.content.equals(CONTENT)).toBe(true);
    for (const [range, start, end] of [
      ['bytes=0-1', 0, 1],
      ['bytes=100-199', 100, 199],
      ['bytes=900-', 900, 999],
      ['bytes=-50', 950, 999],
      ['bytes=990-5000', 990, 999],
    ] as const) {
      const part = await ask({ range });
      expect([part.statusCode, part.headers['content-range'], part.headers['content-length']]).toEqual([
        206,
        `bytes ${start}-${end}/1000`,
        String(end - start + 1),
      ]);
      expect(part.content.equals(CONTENT.subarray(start, end + 1))).toBe(true);
    }
  });

  it('sends all where no one part is meant, and nothing of what is not there', async () => {
    for (const headers of [
      { range: 'bytes=0-1,5-9' },
      { range: 'lines=0-1' },
      { range: 'nonsense' },
      { range: 'bytes=0-1', 'if-range': '"another"' },
    ])
      expect(await ask(headers)).toMatchObject({ statusCode: 200, content: CONTENT });
    expect(await ask({ range: 'bytes=1000-' })).toMatchObject({
      statusCode: 416,
      headers: { 'content-range': 'bytes */1000' },
      content: Buffer.alloc(0),
    });
    file.bytes = null;
    expect((await ask({ range: 'bytes=0-1' })).statusCode).toBe(200);
  });

  it('lets the file go where whoever asked for it goes away', async () => {
    const content = new Readable({ read: () => undefined });
    content.push(CONTENT);
    const gone = new Promise((closed) => content.once('close', closed));
    file = { bytes: null, read: async () => content };
    const request = get(url);
    await once(request, 'response');
    request.destroy();
    await gone;
    expect(content.destroyed).toBe(true);
  }, 10_000);

  it('ends the connection where the file breaks off', async () => {
    file.read = async () => Readable.from(breaksOff());
    await expect(ask()).rejects.toMatchObject({ code: 'ECONNRESET' });
  });
});

async function* breaksOff(): AsyncGenerator<Buffer> {
  yield await Promise.resolve(CONTENT.subarray(0, 10));
  throw new Error('The disk is gone.');
}

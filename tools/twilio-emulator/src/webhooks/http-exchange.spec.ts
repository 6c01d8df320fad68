import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Exchange, exchange, ExchangeFailure, MAX_TWIML_BYTES } from './http-exchange';

describe('exchange', () => {
  let server: Server;
  let base: string;
  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === '/long') response.end('x'.repeat(MAX_TWIML_BYTES + 1));
      else if (request.url === '/auth') response.end(request.headers.authorization ?? 'none');
      else if (request.url === '/drip') {
        response.writeHead(200);
        const drip = setInterval(() => response.write('.'), 40);
        response.on('close', () => clearInterval(drip));
      } else if (request.url === '/cut')
        response.writeHead(200).write('half', () => request.socket.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const ask = (url: string, more: Partial<Exchange> = {}): ReturnType<typeof exchange> =>
    exchange({
      method: 'POST',
      url,
      headers: {},
      body: 'a=1',
      connectTimeoutMs: 1000,
      readTimeoutMs: 200,
      totalTimeoutMs: 400,
      signal: new AbortController().signal,
      ...more,
    });

  it('turns user and password of the URL into a header', async () => {
    const answer = await ask(`http://user:p%40ss@${base}/auth`);
    expect(answer.body.toString()).toBe(`Basic ${Buffer.from('user:p@ss').toString('base64')}`);
  });

  it('refuses TwiML of more than 64 KiB', async () => {
    await expect(ask(`http://${base}/long`)).rejects.toMatchObject({ kind: 'size' });
  });

  it('gives up on silence, and on an answer that never ends', async () => {
    await expect(ask(`http://${base}/silent`)).rejects.toMatchObject({
      kind: 'rt',
      message: expect.stringContaining('within 200 ms') as string,
    });
    await expect(ask(`http://${base}/drip`, { readTimeoutMs: 60_000 })).rejects.toMatchObject({
      kind: 'rt',
      message: expect.stringContaining('within 400 ms') as string,
    });
  });

  it('does not take half an answer for a whole one', async () => {
    await expect(ask(`http://${base}/cut`)).rejects.toMatchObject({ kind: 'rt' });
  });

  it.each([
    ['file:///x.mp3', 'file: is not http or https'],
    ['C:\\a.mp3', 'c: is not http or https'],
    ['ftp://media.example/a.mp3', 'ftp: is not http or https'],
    ['http://user:%zz@media.example/a.mp3', 'URI malformed'],
  ])('refuses %s: it cannot be asked', async (url, message) => {
    const refused = await ask(url).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ExchangeFailure);
    expect(refused).toMatchObject({ kind: 'url', message });
  });

  it('stops when the emulator does', async () => {
    const stopping = new AbortController();
    const asked = ask(`http://${base}/silent`, { signal: stopping.signal });
    stopping.abort();
    await expect(asked).rejects.toMatchObject({ kind: 'stopped' });
  });
});

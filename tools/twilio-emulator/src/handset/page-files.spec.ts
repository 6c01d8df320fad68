import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PageFiles } from './page-files';

describe('PageFiles', () => {
  let folder: string;
  let server: Server;
  let url: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'handset-page-'));
    const files = new PageFiles(folder);
    server = createServer((request, response) => {
      if (!files.handle(request, response)) response.writeHead(418).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });

  it('says how to build the page that is not built', async () => {
    const response = await fetch(`${url}/handset`);
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('npx nx build twilio-emulator');
  });

  it('serves the page with a policy that lets nothing in from elsewhere', async () => {
    await writeFile(join(folder, 'index.html'), '<!doctype html>');
    await writeFile(join(folder, 'page.js'), 'export {};');
    const page = await fetch(`${url}/handset`);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    const script = await fetch(`${url}/handset/page.js?v=1`);
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await script.text()).toBe('export {};');
    const again = await fetch(`${url}/handset/page.js`, {
      headers: { 'if-none-match': script.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
  });

  it('redirects the root, and leaves other paths and methods alone', async () => {
    const root = await fetch(url, { redirect: 'manual' });
    expect([root.status, root.headers.get('location')]).toEqual([302, '/handset']);
    expect((await fetch(`${url}/2010-04-01/Accounts.json`)).status).toBe(418);
    expect((await fetch(`${url}/handset`, { method: 'POST' })).status).toBe(418);
  });

  it.each([
    '/handset/../package.json',
    '/handset/..%2fpackage.json',
    '/handset/.env',
    '/handset/a/b.js',
    '/handset/%00',
  ])('gives nothing outside its folder: %s', async (path) => {
    // Not by fetch, which would tidy the path up.
    const status = await new Promise<number | undefined>((resolve, reject) => {
      httpRequest(url, { path }, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end();
    });
    expect(status).toBe(404);
  });
});

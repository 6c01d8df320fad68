import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ApiConfig } from '@centralita/shared-types';
import { PublicUrl } from '../src/platform/public-url/public-url';
import { startApi, type RunningApi } from './support/running-api';

/** ngrok's local API, with the answer that its agent gives. */
async function startNgrok(): Promise<{
  url: string;
  tunnels: [address: string, target: string][];
  close(): Promise<void>;
}> {
  const ngrok: { tunnels: [string, string][] } = { tunnels: [] };
  const server = createServer((_request, response) => {
    const tunnels = ngrok.tunnels.map(([address, target]) => ({
      name: 'command_line',
      public_url: address,
      proto: 'https',
      config: { addr: target, inspect: true },
    }));
    response.end(JSON.stringify({ tunnels, uri: '/api/tunnels' }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return Object.assign(ngrok, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise<void>((done) => server.close(() => done())),
  });
}

describe('public address from a tunnel', () => {
  let api: RunningApi;
  let ngrok: Awaited<ReturnType<typeof startNgrok>>;
  const look = async (): Promise<ApiConfig> => {
    await api.app.get(PublicUrl).lookForTunnel();
    return (await (await fetch(`${api.url}/api/config`)).json()) as ApiConfig;
  };

  beforeAll(async () => {
    ngrok = await startNgrok();
    api = await startApi({ NGROK_API_URL: ngrok.url });
  });
  afterAll(() => Promise.all([api.close(), ngrok.close()]));

  it('is noticed, follows every change, and is told', async () => {
    expect(await look()).toMatchObject({ publicBaseUrl: api.url, publicBaseUrlSource: 'local' });
    ngrok.tunnels = [
      ['https://someone-else.ngrok.app', 'http://localhost:8080'],
      ['http://one.ngrok.app', `http://localhost:${api.port}`],
      ['https://one.ngrok.app', `http://localhost:${api.port}`],
    ];
    expect(await look()).toMatchObject({
      publicBaseUrl: 'https://one.ngrok.app',
      publicBaseUrlSource: 'tunnel',
    });
    ngrok.tunnels = [['https://two.ngrok.app', 'localhost:4200']];
    expect(await look()).toMatchObject({
      publicBaseUrl: 'https://two.ngrok.app',
      publicBaseUrlSource: 'tunnel',
    });
    ngrok.tunnels = [['https://evil.example/path?x', String(api.port)]];
    expect(await look()).toMatchObject({ publicBaseUrl: api.url, publicBaseUrlSource: 'local' });
    const logs = api.logs();
    expect(logs).toContain('https://one.ngrok.app');
    expect(logs).toContain(
      'is now https://two.ngrok.app (was https://one.ngrok.app): paste the new voice URL',
    );
    expect(logs).toContain('https://two.ngrok.app is gone');
  });

  it('gives way to PUBLIC_BASE_URL', async () => {
    ngrok.tunnels = [['https://one.ngrok.app', String(api.port)]];
    const set = await startApi({ NGROK_API_URL: ngrok.url, PUBLIC_BASE_URL: 'https://phone.example.com' });
    await set.app.get(PublicUrl).lookForTunnel();
    expect(set.app.get(PublicUrl)).toMatchObject({
      base: 'https://phone.example.com',
      source: 'environment',
    });
    await set.close();
  });
});

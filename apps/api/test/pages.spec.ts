import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApi, type RunningApi } from './support/running-api';

const SCRIPT = 'let a = 1;\n'.repeat(500);
const HTML = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('the built web app', () => {
  let api: RunningApi;
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'centralita-web-'));
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<title>Centralita</title>');
    writeFileSync(join(folder, 'main-5JXQ3CYB.js'), 'let a;');
    writeFileSync(join(folder, 'chunk-el-Dh8gb.js'), SCRIPT);
    writeFileSync(join(folder, 'push-worker.js'), SCRIPT);
    writeFileSync(join(folder, 'assets/ring.mp3'), 'sound');
    api = await startApi({ WEB_DIST: folder });
  });
  afterAll(() => api.close());

  it.each(['/', '/phone', '/settings/account', '/setup'])('is at %s for people', async (path) => {
    const answer = await fetch(api.url + path, { headers: HTML });
    expect(await answer.text()).toBe('<title>Centralita</title>');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('is not in the way of programs', async () => {
    expect(await (await fetch(api.url)).json()).toMatchObject({ name: 'Centralita' });
    for (const path of [
      '/api/nothing',
      '/token',
      '/setup/nothing',
      '/webhooks/nothing',
      '/missing-AAAAAAAA.js',
    ]) {
      const answer = await fetch(api.url + path, { headers: HTML });
      expect([path, answer.status < 400 && (await answer.text()).includes('<title>')]).toEqual([path, false]);
    }
    expect((await fetch(`${api.url}/health`, { headers: HTML })).headers.get('content-type')).toContain(
      'json',
    );
  });

  it('lets browsers keep files whose name changes with their content', async () => {
    for (const name of ['main-5JXQ3CYB.js', 'chunk-el-Dh8gb.js']) {
      const hashed = await fetch(`${api.url}/${name}`);
      expect(hashed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(hashed.headers.get('content-type')).toContain('javascript');
    }
    for (const name of ['assets/ring.mp3', 'push-worker.js']) {
      const plain = await fetch(`${api.url}/${name}`);
      expect([plain.status, plain.headers.get('cache-control')]).toEqual([200, 'no-cache']);
    }
  });

  it('sends its files compressed to whoever reads that, and what is heard as it is', async () => {
    const encodingOf = async (path: string, accepted: string): Promise<string | null> => {
      const answer = await fetch(api.url + path, { headers: { 'accept-encoding': accepted } });
      if (path.endsWith('.js')) expect(await answer.text()).toBe(SCRIPT);
      return answer.headers.get('content-encoding');
    };
    expect(await encodingOf('/chunk-el-Dh8gb.js', 'gzip, br')).toBe('br');
    expect(await encodingOf('/chunk-el-Dh8gb.js', 'gzip')).toBe('gzip');
    expect(await encodingOf('/chunk-el-Dh8gb.js', 'identity')).toBeNull();
    expect(await encodingOf('/assets/ring.mp3', 'gzip, br')).toBeNull();
    expect(await encodingOf('/api/config', 'gzip, br')).toBeNull();
  });
});

describe('headers', () => {
  const policyOf = async (environment: Record<string, string>): Promise<Record<string, string[]>> => {
    const api = await startApi(environment);
    const policy = (await fetch(`${api.url}/health`)).headers.get('content-security-policy') ?? '';
    await api.close();
    return Object.fromEntries(
      policy.split(';').map((directive) => {
        const [name, ...sources] = directive.trim().split(' ');
        return [name!, sources];
      }),
    );
  };

  it('let the Voice SDK reach Twilio, and nothing of the emulator', async () => {
    const policy = await policyOf({});
    expect(policy['connect-src']).toEqual(
      expect.arrayContaining([
        "'self'",
        'wss://voice-js.roaming.twilio.com',
        'wss://voice-js.dublin.twilio.com',
        'https://eventgw.us1.twilio.com',
      ]),
    );
    expect(
      policy['connect-src']?.filter((source) => source.includes('*') || source.includes('localhost')),
    ).toEqual([]);
    expect(policy['media-src']).toContain('blob:');
    expect(policy['script-src']).toEqual(["'self'"]);
  });

  it('let the page reach the emulator, and nothing of Twilio', async () => {
    const policy = await policyOf({
      TWILIO_EMULATOR_URL: 'http://127.0.0.1:4010',
      TWILIO_EMULATOR_PUBLIC_URL: 'http://localhost:4010',
    });
    expect(policy['connect-src']).toEqual([
      "'self'",
      'http://127.0.0.1:4010',
      'ws://127.0.0.1:4010',
      'http://localhost:4010',
      'ws://localhost:4010',
    ]);
  });

  it('ask for TLS only where the public address has it', async () => {
    const hsts = async (environment: Record<string, string>): Promise<string | null> => {
      const api = await startApi(environment);
      const header = (await fetch(`${api.url}/health`)).headers.get('strict-transport-security');
      await api.close();
      return header;
    };
    expect(await hsts({})).toBeNull();
    expect(await hsts({ PUBLIC_BASE_URL: 'https://phone.example.com' })).toContain('max-age=');
  });

  it('show people to the web app in development', async () => {
    const api = await startApi({ NODE_ENV: 'development', TWILIO_EMULATOR_URL: 'http://127.0.0.1:3198' });
    const answer = await fetch(api.url, { headers: HTML, redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, 'http://localhost:4200/']);
    await api.close();
  });

  it('come with webhooks that are too large as a clear problem', async () => {
    const api = await startApi();
    const answer = await fetch(`${api.url}/handle_calls`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `a=${'x'.repeat(70_000)}`,
    });
    expect([answer.status, await answer.json()]).toEqual([
      413,
      expect.objectContaining({ code: 'request/too-large' }),
    ]);
    await api.close();
  });
});

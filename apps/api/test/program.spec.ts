import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildProgram, runProgram, type Program } from './support/built-program';
import { TEST_KEY } from './support/running-api';

let program: ReturnType<typeof buildProgram>;
let folder: string;
const running: Program[] = [];

beforeAll(() => {
  program = buildProgram();
});
afterAll(() => program.remove());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'centralita-'));
});
afterEach(() => {
  for (const { child } of running.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const run = (environment: Record<string, string> = {}): Program => {
  const started = runProgram(program.file, folder, { PORT: '0', ...environment });
  running.push(started);
  return started;
};
/** The program's parts stand beside its main file. */
const partsOf = (file: string): string[] =>
  readdirSync(dirname(file))
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(join(dirname(file), name), 'utf8'));
const portOf = async (started: Program): Promise<number> =>
  Number((await started.says(/Listening on http:\/\/127\.0\.0\.1:(\d+)/))[1]);

describe('the program', () => {
  it('starts with nothing configured, makes its key and says so', async () => {
    const started = run();
    const port = await portOf(started);
    expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
    const keyFile = join(folder, 'data/centralita.key');
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
    expect(started.output().out).toContain('Keep it and back it up');
    expect(started.output().out).not.toContain(readFileSync(keyFile, 'utf8').trim());
  });

  it('says in one line which Node.js it needs where that is too old', async () => {
    const older = `Object.defineProperty(process.versions, 'node', { value: '20.19.0' })`;
    const started = run({ NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(older)}` });
    expect(await started.ended).toBe(1);
    expect(started.output().error).toMatch(
      /^Centralita needs Node\.js 24 or newer; this is 20\.19\.0\..*\n$/,
    );
  });

  it('says in one line each what is wrong with the environment, and ends with 1', async () => {
    const started = run({
      PORT: 'eighty',
      PERSONAL_MODE: 'yes',
      WEBHOOK_SIGNATURES: 'off',
      NODE_ENV: 'production',
    });
    expect(await started.ended).toBe(1);
    expect(started.output()).toEqual({
      out: '',
      error: [
        'PORT must be a whole number from 0 to 65535; it is "eighty".',
        'PERSONAL_MODE must be on or off; it is "yes".',
        'WEBHOOK_SIGNATURES must be on where NODE_ENV is production; it is "off".\n',
      ].join('\n'),
    });
  });

  it('reads .env of its folder; the environment wins', async () => {
    writeFileSync(join(folder, '.env'), `LOG_LEVEL=loud\nCENTRALITA_KEY=${TEST_KEY}\nPERSONAL_MODE=off\n`);
    expect(await run().ended).toBe(1);
    const port = await portOf(run({ LOG_LEVEL: 'info' }));
    const config = (await (await fetch(`http://127.0.0.1:${port}/api/config`)).json()) as {
      personalMode: string;
    };
    expect(config.personalMode).toBe('off');
    expect(existsSync(join(folder, 'data/centralita.key'))).toBe(false);
  });

  it.each([
    [
      { INCOMING_FLOW: 'nowhere' },
      'INCOMING_FLOW must be the id of an installed call flow (announcement, assistant, callback, conference, incoming-call, menu, opening-hours, person, queue, streaming-assistant, voicemail); it is "nowhere".\n',
    ],
    [{ HOST: '192.0.2.1' }, 'HOST must be an address of this machine, such as 127.0.0.1 or 0.0.0.0.\n'],
    [
      { WEB_DIST: '/nowhere' },
      'WEB_DIST must be the folder of the built web app; there is no index.html in "/nowhere". Run npm run build.\n',
    ],
  ])(
    'does not start with %j',
    async (environment, line) => {
      const started = run({ CENTRALITA_KEY: TEST_KEY, ...environment });
      expect(await started.ended).toBe(1);
      expect(started.output()).toEqual({ out: '', error: line });
    },
    90_000,
  );

  it('says in one line that its port is taken', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const { port } = other.address() as AddressInfo;
    const started = run({ PORT: String(port), CENTRALITA_KEY: TEST_KEY });
    expect(await started.ended).toBe(1);
    expect(started.output()).toEqual({
      out: '',
      error: `Port ${port} is taken. Stop the program that uses it, or set PORT to another.\n`,
    });
    await new Promise((done) => other.close(done));
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'finishes requests at work on %s, then ends with 0',
    async (signal) => {
      const started = run({ CENTRALITA_KEY: TEST_KEY });
      const port = await portOf(started);
      // Kept alive and idle: must not hold the end up.
      await fetch(`http://127.0.0.1:${port}/health`);
      const body = 'a=b';
      const answer = await new Promise<string>((done, fail) => {
        const socket = connect(port, '127.0.0.1', () => {
          socket.write(`POST /handle_calls HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\na`);
          setTimeout(() => started.child.kill(signal), 200);
          setTimeout(() => socket.write(body.slice(1)), 600);
        });
        let text = '';
        socket.on('data', (chunk) => (text += chunk.toString()));
        socket.on('close', () => done(text));
        socket.on('error', fail);
      });
      expect(answer).toMatch(/^HTTP\/1\.1 403 /);
      expect(await started.ended).toBe(0);
      // Lines wait for one another, but never past the end.
      expect(started.output().out).toContain('signature');
    },
    90_000,
  );

  it('keeps what was compiled for the next start, and starts where it cannot', async () => {
    const cache = join(dirname(program.file), 'compile-cache');
    rmSync(cache, { recursive: true, force: true });
    const first = run();
    await portOf(first);
    first.child.kill('SIGTERM');
    await first.ended;
    expect(readdirSync(cache, { recursive: true }).length).toBeGreaterThan(2);
    // A file in its place: also root cannot write into that.
    rmSync(cache, { recursive: true });
    writeFileSync(cache, '');
    const port = await portOf(run());
    expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
    rmSync(cache);
  });

  it('takes node:http without its WebSocket, and with it without all of undici', () => {
    const importsHttp = /\bimport\b[^;'"]*\bfrom\s*["'](?:node:)?https?["']/;
    expect(partsOf(program.file).filter((part) => importsHttp.test(part))).toEqual([]);
  });

  it('loads the REST client only when it is asked for', async () => {
    const source = partsOf(program.file).join('\n');
    const imports = [...source.matchAll(/(from|import\()\s*["'`](twilio[^"'`]*)["'`]/g)].map(
      ([, how, name]) => `${how}${name}`,
    );
    expect(imports).toEqual(['import(twilio/lib/rest/Twilio.js', 'import(twilio/lib/base/RequestClient.js']);
    // Nothing of it inside either.
    expect(source.includes('IncomingPhoneNumberListInstance')).toBe(false);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listenOnFreePort } from '../shared/listen-on-free-port.mjs';
import { readSetupUrl } from './first-run.mjs';

let api: Server;
let setup: string;
let plan: { apiUrl: string; pageUrl: string };
const folder = mkdtempSync(join(tmpdir(), 'centralita-'));

beforeAll(async () => {
  api = createServer((_request, response) => response.end(JSON.stringify({ setup })));
  plan = { apiUrl: `http://127.0.0.1:${await listenOnFreePort(api)}`, pageUrl: 'http://localhost:4200' };
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await new Promise((done) => api.close(done));
});

describe('readSetupUrl', () => {
  it('reads the code that the API has put there, while nobody owns the server', async () => {
    setup = 'needed';
    expect(await readSetupUrl(plan, folder)).toBeUndefined();
    writeFileSync(join(folder, 'first-run-code'), 'the-code\n');
    expect(await readSetupUrl(plan, folder)).toBe('http://localhost:4200/setup#the-code');
  });

  it('shows nothing that is out of date', async () => {
    setup = 'done';
    expect(await readSetupUrl(plan, folder)).toBeUndefined();
  });

  it('goes without where the API does not answer', async () => {
    expect(await readSetupUrl({ ...plan, apiUrl: 'http://127.0.0.1:9' }, folder)).toBeUndefined();
  });
});

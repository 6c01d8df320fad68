import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Client } from 'pg';
import { startPostgres, type PostgresServer } from './postgres.mjs';

const pg = createRequire(import.meta.url)('pg') as { Client: typeof Client };

const ask = async (url: string, query: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(query)).rows;
  } finally {
    await client.end();
  }
};
const folderOf = async (url: string): Promise<string> =>
  String((await ask(url, 'show unix_socket_directories'))[0]?.['unix_socket_directories']);

describe('a PostgreSQL for tests', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres({ durable: true });
  });
  afterAll(() => server.stop());

  it('writes to the disk where that is asked for', async () => {
    expect(await ask(server.url, 'show fsync')).toEqual([{ fsync: 'on' }]);
  });

  it('keeps what was committed over a crash', async () => {
    await ask(server.url, 'create table kept as select 7 as n');
    await server.halt('immediate');
    await expect(ask(server.url, 'select 1')).rejects.toThrow('ECONNREFUSED');
    await server.start();
    expect(await ask(server.url, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  it('leaves nothing behind', async () => {
    const other = await startPostgres();
    const folder = await folderOf(other.url);
    await other.stop();
    expect(existsSync(folder)).toBe(false);
    await expect(ask(other.url, 'select 1')).rejects.toThrow('ECONNREFUSED');
  });

  it('ends with whoever started it, even by SIGKILL', async () => {
    const program = fileURLToPath(new URL('./postgres.mjs', import.meta.url));
    const script = `const { startPostgres } = await import(${JSON.stringify(program)});
      process.stdout.write((await startPostgres()).url); setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
      env: { PATH: process.env['PATH'] },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const url = await new Promise<string>((done) => parent.stdout.once('data', (data) => done(String(data))));
    const folder = await folderOf(url);
    parent.kill('SIGKILL');
    while (existsSync(folder)) await new Promise((done) => setTimeout(done, 50));
    await expect(ask(url, 'select 1')).rejects.toThrow('ECONNREFUSED');
  });
});

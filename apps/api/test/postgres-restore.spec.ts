import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { Client } from 'pg';
import { PostgresMaintenance } from '../src/adapters/postgres/postgres-maintenance';
import { MIGRATION_LOCK } from '../src/platform/database/migrate';
import { SCHEMA } from './support/schema';
import { freshPlace, openAt, type Place } from './support/databases';
import { keepNote, noteIds, NOTES } from './support/notes';
import { postgresServer } from './support/postgres-server';

const silent = (): void => undefined;
const STEPS = [...SCHEMA, ...NOTES];

let place: Place;
let folder: string;
beforeAll(async () => {
  place = await freshPlace('postgres');
  folder = mkdtempSync(join(tmpdir(), 'centralita-restore-'));
});
afterAll(async () => {
  await place.remove();
  rmSync(folder, { recursive: true, force: true });
});

it('a server that was started in the middle of a restore keeps all that it took', async () => {
  const maintenance = new PostgresMaintenance(place.address, folder, STEPS);
  const before = await openAt('postgres', place, STEPS);
  await keepNote(before, 'first');
  await before.close();
  const file = join(folder, 'copy.dump');
  await maintenance.backup(file, silent);

  const keepFormer = maintenance.backup.bind(maintenance);
  const server = new Client({ connectionString: place.address, application_name: 'a server' });
  jest.spyOn(maintenance, 'backup').mockImplementationOnce(async (...args) => {
    await keepFormer(...args);
    await server.connect();
    await server.query("insert into note (id, text, at) values ('acknowledged', '', 0)");
  });
  await expect(maintenance.restore(file, silent)).rejects.toMatchObject({
    code: 'database/in-use',
    message: expect.stringContaining('in use by a server. Stop every server first. Nothing was changed.'),
  });
  await server.end();

  const after = await openAt('postgres', place, STEPS);
  expect((await noteIds(after.database.read)).sort()).toEqual(['acknowledged', 'first']);
  await after.close();
  await expect(maintenance.restore(file, silent)).resolves.toMatchObject({
    former: expect.stringContaining('before-restore'),
  });
  const restored = await openAt('postgres', place, STEPS);
  expect(await noteIds(restored.database.read)).toEqual(['first']);
  await restored.close();
});

it('takes turns with servers that start: it changes nothing while one of them changes the schema', async () => {
  const maintenance = new PostgresMaintenance(place.address, folder, STEPS);
  const file = join(folder, 'turns.dump');
  await maintenance.backup(file, silent);
  const starting = new Client({ connectionString: place.address, application_name: 'a server' });
  const watcher = new Client({ connectionString: await postgresServer() });
  await watcher.connect();
  const keepFormer = maintenance.backup.bind(maintenance);
  jest.spyOn(maintenance, 'backup').mockImplementationOnce(async (...args) => {
    await keepFormer(...args);
    await starting.connect();
    await starting.query(`select pg_advisory_lock(${MIGRATION_LOCK})`);
  });

  let isOver = false;
  const restoring = maintenance.restore(file, silent).finally(() => (isOver = true));
  const waits = async (): Promise<boolean> => {
    const { rows } = await watcher.query(
      `select from pg_locks join pg_database on pg_database.oid = pg_locks.database
        where locktype = 'advisory' and not granted and datname = $1`,
      [new URL(place.address).pathname.slice(1)],
    );
    return rows.length > 0;
  };
  while (!isOver && !(await waits())) await sleep(20);
  expect(isOver).toBe(false);
  // It did not start in the end: nobody is there any more.
  await starting.end();
  await expect(restoring).resolves.toMatchObject({
    former: expect.stringContaining('before-restore'),
  });
  await watcher.end();
});

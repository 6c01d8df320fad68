import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { Client } from 'pg';
import { PostgresMaintenance } from '../src/adapters/postgres/postgres-maintenance';
import { SCHEMA } from '../src/schema';
import { freshPlace, openAt, type Place } from './support/databases';
import { keepNote, noteIds, NOTES } from './support/notes';

const silent = (): void => undefined;
const STEPS = [...SCHEMA, ...NOTES];

let place: Place;
let folder: string;
beforeAll(async () => {
  place = await freshPlace('postgres');
  folder = mkdtempSync(join(tmpdir(), 'centralita-restore-'));
}, 60_000);
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
  await expect(maintenance.restore(file, silent)).resolves.toContain('before-restore');
  const restored = await openAt('postgres', place, STEPS);
  expect(await noteIds(restored.database.read)).toEqual(['first']);
  await restored.close();
}, 60_000);

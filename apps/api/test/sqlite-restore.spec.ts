import { chmodSync, copyFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { SqliteMaintenance } from '../src/adapters/sqlite/sqlite-maintenance';
import { SCHEMA } from './support/schema';
import { openAt, sqliteFile, type Place } from './support/databases';
import { insertNote, noteIds, NOTES } from './support/notes';

const silent = (): void => undefined;
const STEPS = [...SCHEMA, ...NOTES];
const TEXT = 'x'.repeat(2_000);

let place: Place;
let maintenance: SqliteMaintenance;
let backup: string;
beforeEach(async () => {
  place = sqliteFile();
  backup = `${place.address}.copy`;
  maintenance = new SqliteMaintenance(place.address, STEPS);
  const store = await openAt('sqlite', place, STEPS);
  await store.work.run(async (tx) => {
    for (let count = 0; count < 2_000; count += 1) await insertNote(tx, `${count}`, TEXT);
  });
  await store.close();
  await maintenance.backup(backup, silent);
});
afterEach(() => place.remove());

/** A journal of another database, as a process leaves it that ends within a transaction. */
function leaveJournal(of: string, as: string): void {
  const database = new DatabaseSync(of);
  database.exec(`
    pragma journal_mode = delete; pragma cache_size = 1;
    create table other (text); insert into other values ('${TEXT}');
    begin; drop table other; create table third (text);
  `);
  for (let count = 0; count < 50; count += 1) database.exec(`insert into third values ('${TEXT}')`);
  copyFileSync(`${of}-journal`, as);
  database.exec('rollback');
  database.close();
}

it('rolls nothing back that an interrupted restore has left', async () => {
  const other = `${place.address}.other`;
  copyFileSync(backup, other);
  leaveJournal(other, `${place.address}.part-journal`);
  expect(statSync(`${place.address}.part-journal`).size).toBeGreaterThan(1_000);
  await maintenance.restore(backup, silent);
  const store = await openAt('sqlite', place, STEPS);
  expect(await noteIds(store.database.read)).toHaveLength(2_000);
  await store.close();
  const restored = new DatabaseSync(place.address);
  expect(restored.prepare("select name from sqlite_master where name = 'other'").all()).toEqual([]);
  expect(restored.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
  restored.close();
});

it('takes nothing for its own that stayed of a database whose file somebody has deleted', async () => {
  const running = new DatabaseSync(place.address);
  running.exec(`pragma journal_mode = wal; update note set text = 'of the deleted one'`);
  const log = `${place.address}-wal`;
  copyFileSync(log, `${log}.kept`);
  running.close();
  rmSync(place.address);
  renameSync(`${log}.kept`, log);
  expect(await maintenance.restore(backup, silent)).toEqual({ former: undefined, held: [] });
  const restored = new DatabaseSync(place.address);
  expect(restored.prepare('select distinct text from note').all()).toEqual([{ text: TEXT }]);
  restored.close();
});

it('shows others nothing while it copies, however open the backup itself is', async () => {
  chmodSync(backup, 0o644);
  const modes = new Set<number>();
  // Another thread looks: the copying may hold up this one.
  const looker = new Worker(
    `const { statSync } = require('node:fs');
     const { parentPort, workerData } = require('node:worker_threads');
     let last;
     parentPort.postMessage(0);
     for (const end = Date.now() + 20_000; Date.now() < end;) {
       const mode = statSync(workerData, { throwIfNoEntry: false })?.mode;
       if (last !== undefined && mode === undefined) break;
       if (mode !== last) parentPort.postMessage((last = mode) & 0o777);
     }`,
    { eval: true, workerData: `${place.address}.part` },
  );
  const ended = new Promise((done) => looker.once('exit', done));
  await new Promise<void>((ready) =>
    looker.on('message', (mode: number) => void (mode === 0 ? ready() : modes.add(mode))),
  );
  await maintenance.restore(backup, silent);
  await ended;
  expect([...modes]).toEqual([0o600]);
  expect(statSync(place.address).mode & 0o777).toBe(0o600);
});

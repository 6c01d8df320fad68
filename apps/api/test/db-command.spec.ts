import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Store } from '../src/platform/database/store';
import { sql } from 'kysely';
import { Client } from 'pg';
import { buildProgram, runProgram } from './support/built-program';
import { freshPlace, onEachEngine, openAt, type Place } from './support/databases';
import { keepNote, noteIds, NOTES } from './support/notes';

let command: ReturnType<typeof buildProgram>;
let folder: string;

beforeAll(() => {
  command = buildProgram('command');
  folder = mkdtempSync(join(tmpdir(), 'centralita-backup-'));
});
afterAll(() => {
  command.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** The password of the address: the tests' server asks for none, and nobody may be told. */
const SECRET = 'Secret-4711';

/** A connection of a program that was just stopped: PostgreSQL lists it for a while. */
const endsSoon = async (address: string): Promise<void> => {
  const client = new Client({ connectionString: address });
  await client.connect();
  setTimeout(() => void client.end(), 1_000);
};

/** Rows that another process reads in the middle of it all: numbered, so that a hole would show. */
const id = (number: number): string => String(number).padStart(6, '0');

onEachEngine('npm run db', (_open, engine) => {
  let place: Place;
  let store: Store;
  let written = 0;
  const file = (name: string): string => join(folder, `${engine}-${name}`);

  const db = (...args: string[]): ReturnType<typeof dbAt> => dbAt(place, ...args);
  const dbAt = async (
    { address }: Place,
    ...args: string[]
  ): Promise<{ code: number | null; out: string; error: string }> => {
    const environment =
      engine === 'sqlite'
        ? { DATA_DIR: dirname(address) }
        : { DATA_DIR: file('data'), DATABASE_URL: address.replace('@', `:${SECRET}@`) };
    const program = runProgram(command.file, folder, environment, ['db', ...args]);
    const code = await program.ended;
    const { out, error } = program.output();
    expect(out + error).not.toContain(SECRET);
    return { code, out, error };
  };
  /** Writes until it is told to stop, as the server of a busy morning does. */
  const load = (): { stop(): Promise<void> } => {
    let isOn = true;
    const writer = async (): Promise<void> => {
      while (isOn) {
        const group = Array.from({ length: 20 }, (_, index) => id(written + index + 1));
        await store.work.run(async (tx) => {
          for (const each of group)
            await sql`insert into note (id, text, at) values (${each}, ${'x'.repeat(500)}, 0)`.execute(
              tx.query,
            );
        });
        written += group.length;
      }
    };
    const running = writer();
    return {
      stop: () => {
        isOn = false;
        return running;
      },
    };
  };

  beforeAll(async () => {
    place = await freshPlace(engine);
    store = await openAt(engine, place);
    await store.work.run(async (tx) => {
      await NOTES[0]!.up(tx.query as never, engine);
      await sql`insert into activity_counter (stream, number) values ('a-stream', 7)`.execute(tx.query);
    });
    const filling = load();
    while (written < 5_000) await new Promise((resume) => setTimeout(resume, 20));
    await filling.stop();
  });
  afterAll(async () => {
    await store.close();
    await place.remove();
  });

  it('says what is there and who uses it', async () => {
    const { code, out, error } = await db('status');
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(out).toMatch(engine === 'sqlite' ? /^SQLite at .+centralita\.db, \d+\.\d MB/ : /^PostgreSQL at /);
    expect(out).toMatch(engine === 'sqlite' ? /In use by a server/ : /In use by centralita \(\d connection/);
    expect(out).toMatch(/Schema: \d+ steps done, the latest 2026-/);
    expect(out).not.toContain('Missing');
  });

  it('saves a whole copy while a server writes, and says how far it is', async () => {
    const before = written;
    const busy = load();
    const modes = new Set<number>();
    const look = setInterval(() => {
      const part = statSync(`${file('copy')}.part`, { throwIfNoEntry: false });
      if (part) modes.add(part.mode & 0o777);
    }, 1);
    const { code, out, error } = await db('backup', file('copy'));
    clearInterval(look);
    await busy.stop();
    // Not even while it is written can others read it.
    expect([...modes]).toEqual([0o600]);
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(out).toMatch(
      engine === 'sqlite' ? /\d+ % copied\n[^]*checking\nSaved in / : /table public\.note\n[^]*Saved in /,
    );
    expect(written).toBeGreaterThan(before);
    expect(statSync(file('copy')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    // It overwrites nothing.
    expect(await db('backup', file('copy'))).toMatchObject({
      code: 1,
      error: `${file('copy')} exists already. Name a new file.\n`,
    });
  });

  it('restores nothing while a server runs, and nothing that is damaged', async () => {
    // As a server does that looks for jobs: connections that nobody uses are closed after a while.
    const looking = setInterval(() => void noteIds(store.database.read), 1_000);
    const live = await db('restore', file('copy'));
    clearInterval(looking);
    expect(live.code).toBe(1);
    expect(live.error).toMatch(
      /^The database is in use by .+ Stop every server first\. Nothing was changed\.\n$/,
    );
    await keepNote(store, 'still-here');
    await store.close();

    writeFileSync(file('damaged'), 'Not a backup at all, however long it may be.'.repeat(500));
    const damaged = await db('restore', file('damaged'));
    expect(damaged.code).toBe(1);
    expect(damaged.error).toMatch(/is not a whole backup of this server \(.+\)\. Nothing was changed\.\n$/);
    store = await openAt(engine, place);
    expect(await noteIds(store.database.read)).toContain('still-here');
    await store.close();
  });

  it('puts the copy in place and keeps what was there', async () => {
    const restoredAt = Date.now();
    const { code, out, error } = await db('restore', file('copy'));
    expect({ code, error }).toEqual({ code: 0, error: '' });
    const former = /What was there before is in (.+)\.\n/.exec(out)?.[1] ?? '';
    store = await openAt(engine, place);
    const restored = await noteIds(store.database.read);
    expect(restored.length).toBeGreaterThanOrEqual(5_000);
    expect(restored).toEqual(Array.from({ length: restored.length }, (_, index) => id(index + 1)));
    expect(restored.length % 20).toBe(0);
    // No number is given again that a page may have seen: it would miss what is under it now.
    const [counter] = (
      await sql<{ number: number }>`select number from activity_counter where stream = 'a-stream'`.execute(
        store.database.read,
      )
    ).rows;
    expect(counter!.number).toBeGreaterThanOrEqual(restoredAt);

    // Back to the former state by the file that was kept. A connection that is just ending is waited for.
    await store.close();
    if (engine === 'postgres') await endsSoon(place.address);
    expect(await db('restore', former)).toMatchObject({ code: 0, error: '' });
    store = await openAt(engine, place);
    expect(await noteIds(store.database.read)).toHaveLength(written + 1);
  });

  it('restores on a machine that has nothing yet', async () => {
    const bare = await freshPlace(engine);
    if (engine === 'sqlite') rmSync(dirname(bare.address), { recursive: true });
    const { code, out, error } = await dbAt(bare, 'restore', file('copy'));
    expect({ code, error, out }).toMatchObject({
      code: 0,
      error: '',
      out: expect.not.stringContaining('What was there before'),
    });
    const other = await openAt(engine, bare);
    expect((await noteIds(other.database.read)).length).toBeGreaterThanOrEqual(5_000);
    await other.close();
    await bare.remove();
  });

  it('refuses a copy that was cut', async () => {
    await store.close();
    truncateSync(file('copy'), Math.floor(statSync(file('copy')).size / 2));
    const cut = await db('restore', file('copy'));
    expect(cut.code).toBe(1);
    store = await openAt(engine, place);
    expect(await noteIds(store.database.read)).toHaveLength(written + 1);
  });

  it('refuses a copy of a newer version', async () => {
    const addLater = sql`insert into schema_change (name, at) values ('2099-01-01-later', 0)`;
    await store.work.run((tx) => addLater.execute(tx.query));
    expect(await db('backup', file('newer'))).toMatchObject({ code: 0 });
    expect((await db('status')).out).toContain('Of a newer version than this one: 2099-01-01-later');
    await store.work.run((tx) => sql`delete from schema_change where at = 0`.execute(tx.query));
    await store.close();
    const newer = await db('restore', file('newer'));
    expect(newer).toMatchObject({ code: 1, error: expect.stringContaining('it has 2099-01-01-later') });
    store = await openAt(engine, place);
  });

  it('explains itself', async () => {
    expect(await db('backup')).toMatchObject({
      code: 1,
      error: expect.stringContaining('npm run db -- backup <file>'),
    });
    expect(await db('backup', join(file('no-folder'), 'copy'))).toMatchObject({
      code: 1,
      error: `${join(file('no-folder'), 'copy')}.part cannot be written (ENOENT). Name a file in a folder that is there and that this user may write to.\n`,
    });
    expect(await db('restore', file('nowhere'))).toMatchObject({
      code: 1,
      error: `There is no file ${file('nowhere')}.\n`,
    });
  });
});

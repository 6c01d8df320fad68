import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { PURPOSES } from '../src/domains/organisations/sealed-in-organisations';
import { loadConfig } from '../src/platform/config/load-config';
import type { Store } from '../src/platform/database/store';
import { Sealer } from '../src/platform/security/sealer';
import { SealingKeys } from '../src/platform/security/sealing-keys';
import { buildProgram, runProgram, type Program } from './support/built-program';
import { freshPlace, onEachEngine, openAt, type Place } from './support/databases';

const ROWS = 4_000;
const INSERTED_AT_ONCE = 500;
const OLD_KEY = 'c3'.repeat(32);

let command: ReturnType<typeof buildProgram>;
beforeAll(() => {
  command = buildProgram('command');
});
afterAll(() => command.remove());

const keysOf = (environment: Record<string, string>): SealingKeys => new SealingKeys(loadConfig(environment));

onEachEngine('npm run keys', (_open, engine) => {
  let place: Place;
  let folder: string;
  let environment: Record<string, string>;

  beforeEach(async () => {
    place = await freshPlace(engine);
    folder = mkdtempSync(join(tmpdir(), 'centralita-keys-'));
    environment =
      engine === 'sqlite'
        ? { DATA_DIR: dirname(place.address) }
        : { DATA_DIR: join(folder, 'data'), DATABASE_URL: place.address };
  });
  afterEach(async () => {
    await place.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  const withStore = async <T>(work: (store: Store) => Promise<T>): Promise<T> => {
    const store = await openAt(engine, place);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  };
  const fill = (sealer: Sealer, rows: number): Promise<void> =>
    withStore((store) =>
      store.work.run(async ({ query }) => {
        for (let from = 0; from < rows; from += INSERTED_AT_ONCE) {
          const values = Array.from({ length: Math.min(INSERTED_AT_ONCE, rows - from) }, (_, index) => {
            const id = `row-${String(from + index).padStart(6, '0')}`;
            const seal = sealer.seal(PURPOSES.quarantine(id), Buffer.from(`content of ${id}`));
            return sql`(${id}, 'voice', ${id}, ${seal}, '', 1, 0, 0)`;
          });
          await sql`insert into quarantine (id, channel, digest, sealed_recipient, sender, count, first_at, last_at)
            values ${sql.join(values)}`.execute(query);
        }
      }),
    );
  /** How many rows each key has; every row must open to what it was. */
  const rowsByKey = (sealer: Sealer): Promise<Record<string, number>> =>
    withStore(async ({ database }) => {
      const { rows } = await sql<{
        id: string;
        seal: string;
      }>`select id, sealed_recipient as seal from quarantine`.execute(database.read);
      const counts: Record<string, number> = {};
      for (const { id, seal } of rows) {
        expect(sealer.open(PURPOSES.quarantine(id), seal)?.toString()).toBe(`content of ${id}`);
        const key = seal.split('.')[1] ?? '';
        counts[key] = (counts[key] ?? 0) + 1;
      }
      return counts;
    });
  const keys = (what: string, more: Record<string, string> = {}): Program =>
    runProgram(command.file, folder, { ...environment, ...more }, ['keys', what]);
  const ran = async (program: Program): Promise<string> => {
    const code = await program.ended;
    const { out, error } = program.output();
    expect([code, error]).toEqual([0, '']);
    return out;
  };

  it('makes a new key file and seals everything anew; killed on the way, the next run goes on', async () => {
    const before = keysOf(environment);
    await fill(new Sealer(before), ROWS);
    const interrupted = keys('rotate');
    await interrupted.says(/Sealed anew: [1-9]\d* of/);
    interrupted.child.kill('SIGKILL');
    await interrupted.ended;

    const after = keysOf(environment);
    expect(after.present.id).not.toBe(before.present.id);
    expect(after.previous?.id).toBe(before.present.id);
    const half = await rowsByKey(new Sealer(after));
    expect(half[after.present.id]).toBeGreaterThan(0);
    expect(half[before.present.id]).toBeGreaterThan(0);

    const out = await ran(keys('rotate'));
    expect(out).toContain(`there are still seals under ${before.present.id}`);
    expect(out).toContain(`${half[before.present.id]} seals are under the key ${after.present.id} now`);
    expect(await rowsByKey(new Sealer(after))).toEqual({ [after.present.id]: ROWS });
    expect(await ran(keys('status'))).toContain(`Key in force: ${after.present.id}, ${ROWS} seals`);
    // A server that was running all the time finds the new key with the first seal that names it.
    const seal = new Sealer(after).seal('any', Buffer.from('made by the new key'));
    await new Promise((done) => setTimeout(done, 1_000));
    expect(new Sealer(before).open('any', seal)?.toString()).toBe('made by the new key');
  });

  it('changes the key in .env, and leaves the rest of the file as it was', async () => {
    const before = keysOf({ CENTRALITA_KEY: OLD_KEY });
    await fill(new Sealer(before), 3);
    const file = join(folder, '.env');
    writeFileSync(file, `# The key\nCENTRALITA_KEY=${OLD_KEY}\nPORT=3001\n`);
    expect(await ran(keys('rotate'))).toContain('3 seals are under the key');
    const text = readFileSync(file, 'utf8');
    const [, key, previous] =
      /^# The key\nCENTRALITA_KEY=([\w-]{43})\nCENTRALITA_KEY_PREVIOUS=(\w{64})\nPORT=3001\n$/.exec(text) ??
      [];
    expect(previous).toBe(OLD_KEY);
    const after = keysOf({ CENTRALITA_KEY: key!, CENTRALITA_KEY_PREVIOUS: previous! });
    expect(await rowsByKey(new Sealer(after))).toEqual({ [after.present.id]: 3 });
  });

  it('says what to set where the key is in the environment, and seals the database when that is done', async () => {
    await fill(new Sealer(keysOf({ CENTRALITA_KEY: OLD_KEY })), 3);
    const out = await ran(keys('rotate', { CENTRALITA_KEY: OLD_KEY }));
    const key = /^CENTRALITA_KEY=([\w-]{43})$/m.exec(out)?.[1] ?? '';
    expect(out).toContain(`CENTRALITA_KEY_PREVIOUS=${OLD_KEY}`);
    const set = { CENTRALITA_KEY: key, CENTRALITA_KEY_PREVIOUS: OLD_KEY };
    expect(await ran(keys('rotate', set))).toContain('3 seals are under the key');
    const after = keysOf(set);
    expect(await rowsByKey(new Sealer(after))).toEqual({ [after.present.id]: 3 });
  });

  it('leaves what no key of ours opens, and says how much that is', async () => {
    await fill(new Sealer(keysOf({ CENTRALITA_KEY: OLD_KEY })), 2);
    const before = keysOf(environment);
    expect(await ran(keys('rotate'))).toContain('2 seals are under a key that is not known here');
    expect(keysOf(environment).previous?.id).toBe(before.present.id);
    const withOld = { ...environment, CENTRALITA_KEY_PREVIOUS: OLD_KEY };
    expect(await ran(keys('rotate', withOld))).toContain('2 seals are under the key');
    expect(Object.keys(await rowsByKey(new Sealer(keysOf(withOld))))).toEqual([
      keysOf(environment).present.id,
    ]);
  });
});

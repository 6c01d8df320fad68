import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { buildProgram, runProgram, type Program } from './support/built-program';
import { postgresDatabase, type Place } from './support/databases';
import { TEST_KEY } from './support/running-api';

let program: ReturnType<typeof buildProgram>;
const running: Program[] = [];

beforeAll(() => {
  program = buildProgram();
});
afterAll(() => program.remove());

const PORT = /Listening on http:\/\/127\.0\.0\.1:(\d+)/;

describe.each(['sqlite', 'postgres'] as const)('the built program on %s', (engine) => {
  let folder: string;
  let place: Place | undefined;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'centralita-'));
    if (engine === 'postgres') place = await postgresDatabase();
  });
  afterAll(async () => {
    for (const { child, ended } of running.splice(0)) {
      child.kill('SIGKILL');
      await ended;
    }
    await place?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  const start = (environment: Record<string, string> = {}): Program => {
    const started = runProgram(program.file, folder, {
      PORT: '0',
      CENTRALITA_KEY: TEST_KEY,
      ...(place && { DATABASE_URL: place.address }),
      ...environment,
    });
    running.push(started);
    return started;
  };
  const addressOf = async (started: Program): Promise<string> =>
    `http://127.0.0.1:${(await started.says(PORT))[1]}`;

  it('makes its database, and reads at length in the one file that it is', async () => {
    const address = await addressOf(start());
    const code = readFileSync(join(folder, 'data/first-run-code'), 'utf8').trim();
    const founded = await fetch(`${address}/api/setup`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        code,
        name: 'Olivia Owner',
        email: 'owner@example.com',
        password: 'four boring words here',
        organisationName: 'Ours',
      }),
    });
    expect(founded.status).toBe(200);
    const cookie = founded.headers.get('set-cookie')?.split(';')[0] ?? '';
    const csv = await fetch(`${address}/api/audit/export`, { headers: { cookie } });
    expect(csv.status).toBe(200);
    expect((await csv.text()).trim().split('\n').length).toBeGreaterThan(1);
  });

  if (engine === 'sqlite') {
    it('lets no second one at its file, until it ends, however it does', async () => {
      const [first] = running;
      const second = start();
      expect(await second.ended).toBe(1);
      expect(second.output()).toEqual({
        out: '',
        error: `${join(folder, 'data/centralita.db')} is in use by another server. Stop that one first, or give this one another DATA_DIR; several servers at once need PostgreSQL (DATABASE_URL).\n`,
      });
      first!.child.kill('SIGKILL');
      await first!.ended;
      const third = start();
      await addressOf(third);
      third.child.kill('SIGTERM');
      expect(await third.ended).toBe(0);
    });

    it('says that its file is no database', async () => {
      const data = join(folder, 'damaged');
      mkdirSync(data);
      writeFileSync(join(data, 'centralita.db'), 'This was a database. '.repeat(1000));
      const damaged = start({ DATA_DIR: data });
      expect(await damaged.ended).toBe(1);
      expect(damaged.output().error).toBe(
        `${join(data, 'centralita.db')} cannot be used: file is not a database. Check that this user may write there; a damaged file is replaced by npm run db -- restore.\n`,
      );
      const nowhere = start({ DATA_DIR: join(data, 'centralita.db', 'inside') });
      expect(await nowhere.ended).toBe(1);
      expect(nowhere.output().error).toMatch(/^DATA_DIR must be a folder .+ cannot be made \(ENOTDIR\)\.\n$/);
    });

    it.each(['mysql://localhost/x', 'data/other.db', 'postgres:'])(
      'does not start with %s',
      async (url) => {
        const started = start({ DATABASE_URL: url });
        expect(await started.ended).toBe(1);
        expect(started.output().error).toMatch(
          /^DATABASE_URL must be the address of a PostgreSQL database, such as postgres:\/\/user:password@host:5432\/centralita; it is \d+ characters of something else\.\n$/,
        );
      },
      60_000,
    );
  } else {
    it('runs beside others', async () => {
      const second = start();
      await addressOf(second);
      second.child.kill('SIGTERM');
      expect(await second.ended).toBe(0);
    });

    it('says which database it cannot use, and not with which password', async () => {
      const started = start({ DATABASE_URL: place!.address.replace('centralita@', 'nobody:Secret-4711@') });
      expect(await started.ended).toBe(1);
      expect(started.output().error).toBe(
        'PostgreSQL at DATABASE_URL cannot be used: role "nobody" does not exist. Check the address, and that the server runs.\n',
      );
    });
  }

  it('does not start on a database of a newer version', async () => {
    for (const { child, ended } of running.splice(0)) {
      child.kill('SIGKILL');
      await ended;
    }
    await addLaterStep(engine === 'sqlite' ? join(folder, 'data/centralita.db') : place!.address);
    const started = start();
    expect(await started.ended).toBe(1);
    expect(started.output()).toEqual({
      out: '',
      error:
        'The database was used by a newer version of this server (it has 2099-01-01-later). Start that version, or restore a backup made before the upgrade.\n',
    });
  });
});

async function addLaterStep(address: string): Promise<void> {
  const step = "insert into schema_change (name, at) values ('2099-01-01-later', 0)";
  if (!address.startsWith('postgres:')) {
    const file = new DatabaseSync(address);
    file.exec(step);
    file.close();
    return;
  }
  const client = new Client({ connectionString: address });
  await client.connect();
  await client.query(step);
  await client.end();
}

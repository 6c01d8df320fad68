import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { assertNew, assertThere, backupDamaged, inUse, stamp } from '../../platform/database/backup-error';
import type { Held, HeldAfterRestore } from '../../platform/database/held-after-restore';
import {
  Maintenance,
  type DatabaseStatus,
  type Progress,
  type Restored,
} from '../../platform/database/maintenance';
import { MIGRATION_LOCK } from '../../platform/database/migrate';
import { makePrivate } from '../../platform/database/private-file';
import type { SchemaChange } from '../../platform/database/schema-change';
import { assertNotNewer, schemaState, type SchemaState } from '../../platform/database/schema-state';
import { numbersAfterRestore } from '../../platform/events/numbers-after-restore';
import { explainStart } from './explain-start';
import { explainPostgresError } from './postgres-error';
import { PostgresPrograms } from './postgres-programs';

const IN_USE = 'centralita: in use by';

/**
 * PostgreSQL lists a connection until its process has ended, which on a busy machine is a while after it was closed. A server that
 * runs looks for jobs each second, so that it is seen meanwhile.
 */
const WAIT_MS = 5_000;
const LOOK_MS = 100;

/**
 * Everything of ours goes away in the transaction that brings the backup, the queue's own schema included. A server that
 * was started since the first look would go on with what is gone: then nothing is changed. One that starts from now on
 * waits, as it does for a replica that changes the schema.
 */
const CLEAR = `begin;
select pg_advisory_xact_lock(${MIGRATION_LOCK});
do $$ declare item record; others text; begin
  for attempt in 1..${WAIT_MS / LOOK_MS} loop
    perform pg_stat_clear_snapshot();
    select string_agg(distinct coalesce(nullif(application_name, ''), 'a program without a name'), ', ') into others
      from pg_stat_activity
      where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid();
    exit when others is null;
    perform pg_sleep(${LOOK_MS / 1000});
  end loop;
  if others is not null then
    raise exception '${IN_USE} %', others;
  end if;
  for item in select tablename from pg_tables where schemaname = 'public' loop
    execute format('drop table public.%I cascade', item.tablename);
  end loop;
  for item in select nspname from pg_namespace where nspname not like 'pg\\_%' and nspname not in ('information_schema', 'public') loop
    execute format('drop schema %I cascade', item.nspname);
  end loop;
  for item in select oid::regprocedure as routine from pg_proc where pronamespace = 'public'::regnamespace loop
    execute format('drop routine %s cascade', item.routine);
  end loop;
end $$;
`;

/** By PostgreSQL's own programs: `pg_dump`, `pg_restore` and `psql`. */
export class PostgresMaintenance extends Maintenance {
  readonly #programs: PostgresPrograms;

  /** @param folder where the former content is kept when a backup is restored */
  constructor(
    private readonly url: string,
    private readonly folder: string,
    private readonly schema: readonly SchemaChange[],
    private readonly held: readonly HeldAfterRestore[] = [],
  ) {
    super();
    this.#programs = new PostgresPrograms(url);
  }

  status(): Promise<DatabaseStatus> {
    return this.#connected(async (client) => {
      const size = await client.query<{ bytes: string }>(
        'select pg_database_size(current_database()) as bytes',
      );
      const { rows } = await client.query<{ name: string }>('select name from schema_change');
      return {
        place: `PostgreSQL at ${this.#programs.address}`,
        sizeBytes: Number(size.rows[0]?.bytes),
        users: await othersOn(client),
        schema: schemaState(
          rows.map(({ name }) => name),
          this.schema,
        ),
      };
    });
  }

  async backup(file: string, progress: Progress): Promise<void> {
    assertNew(file);
    const part = `${file}.part`;
    makePrivate(part);
    try {
      await this.#programs.run(
        'pg_dump',
        ['--format=custom', '--no-owner', '--verbose', `--file=${part}`, this.#programs.database],
        tablesOf(progress),
      );
      progress('checking');
      await this.#check(part);
      renameSync(part, file);
    } finally {
      rmSync(part, { force: true });
    }
  }

  async restore(file: string, progress: Progress): Promise<Restored> {
    assertThere(file);
    progress('checking');
    const schema = await this.#check(file);
    assertNotNewer(schema);
    const isFilled = await this.#connected(async (client) => {
      await assertAlone(client);
      return (await client.query("select from pg_tables where schemaname = 'public'")).rows.length > 0;
    });
    let former: string | undefined;
    if (isFilled) {
      mkdirSync(this.folder, { recursive: true });
      former = join(this.folder, `before-restore-${stamp(new Date())}.dump`);
      progress('keeping what is there');
      await this.backup(former, progress);
    }
    const held = this.#heldIn(schema);
    try {
      const output = await this.#programs.pipe(
        ['pg_restore', '--no-owner', '--no-privileges', '--verbose', '--file=-', file],
        { head: CLEAR, tail: settles(held) },
        [
          'psql',
          '--quiet',
          '--no-psqlrc',
          '--tuples-only',
          '--no-align',
          '--set=ON_ERROR_STOP=1',
          this.#programs.database,
        ],
        tablesOf(progress),
      );
      return { former, held: held.map(({ what }, index) => ({ what, count: countIn(output, index) })) };
    } catch (error) {
      const [, others] = (error as Error).message.split(`${IN_USE} `);
      throw others === undefined ? error : inUse([others]);
    }
  }

  settle(): Promise<readonly Held[]> {
    return this.#connected(async (client) => {
      const { rows } = await client.query<{ name: string }>('select name from schema_change');
      const done = rows.map(({ name }) => name);
      await client.query('begin');
      await client.query(`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
      await assertAlone(client);
      await client.query(numbersAfterRestore(Date.now()));
      const held: Held[] = [];
      for (const { what, update } of this.#heldIn({ done }))
        held.push({ what, count: (await client.query(update(Date.now()))).rowCount ?? 0 });
      await client.query('commit');
      return held;
    });
  }

  #heldIn({ done }: Pick<SchemaState, 'done'>): HeldAfterRestore[] {
    return this.held.filter(({ since }) => done.includes(since));
  }

  /** Reads all of a file. @returns the schema in it */
  async #check(file: string): Promise<SchemaState> {
    try {
      // Written to nobody: only whether it can be read to its end.
      await this.#programs.run('pg_restore', [`--file=${devNull}`, file]);
      const steps = await this.#programs.run('pg_restore', [
        '--data-only',
        '--table=schema_change',
        '--file=-',
        file,
      ]);
      const [, rows = ''] = /^COPY public\.schema_change .*;\n([^]*?)^\\\.$/m.exec(steps) ?? [];
      const names = rows.split('\n').flatMap((row) => row.split('\t').slice(0, 1));
      return schemaState(
        names.filter((name) => name !== ''),
        this.schema,
      );
    } catch (error) {
      throw backupDamaged(file, (error as Error).message);
    }
  }

  async #connected<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({ connectionString: this.url, application_name: 'centralita db' });
    client.on('error', () => undefined);
    try {
      await client.connect();
    } catch (error) {
      throw explainStart(explainPostgresError(error));
    }
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }
}

/** See `numbersAfterRestore` and `HeldAfterRestore`. A dump empties the search path. */
const settles = (held: readonly HeldAfterRestore[]): string => `set local search_path = public;
do $$ begin
  if to_regclass('activity_counter') is not null then
    ${numbersAfterRestore(Date.now())};
  end if;
end $$;
${held.map(({ update }, index) => `with held as (${update(Date.now())} returning 1) select 'held ${index}: ' || count(*) from held;`).join('\n')}
commit;
`;

const countIn = (output: string, index: number): number =>
  Number(new RegExp(`^held ${index}: (\\d+)$`, 'm').exec(output)?.[1]);

/** @throws AppError `database/in-use` */
async function assertAlone(client: Client): Promise<void> {
  const until = Date.now() + WAIT_MS;
  let others = await othersOn(client);
  while (others.length > 0 && Date.now() < until) {
    await delay(LOOK_MS);
    others = await othersOn(client);
  }
  if (others.length > 0) throw inUse(others);
}

/** What the other connections to this database call themselves. */
async function othersOn(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; count: string }>(`
    select coalesce(nullif(application_name, ''), 'a program without a name') as name, count(*) as count
    from pg_stat_activity
    where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()
    group by 1 order by 1
  `);
  return rows.map(({ name, count }) => `${name} (${count} ${count === '1' ? 'connection' : 'connections'})`);
}

const tablesOf =
  (progress: Progress) =>
  (line: string): void => {
    const [, table] = /(?:dumping contents of|processing data for) table "(.+)"/.exec(line) ?? [];
    if (table !== undefined) progress(`table ${table}`);
  };

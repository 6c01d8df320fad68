import { existsSync, linkSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { assertNew, assertThere, backupDamaged, inUse, stamp } from '../../platform/database/backup-error';
import type { Held, HeldAfterRestore } from '../../platform/database/held-after-restore';
import {
  Maintenance,
  type DatabaseStatus,
  type Progress,
  type Restored,
} from '../../platform/database/maintenance';
import { copyPrivately, makePrivate } from '../../platform/database/private-file';
import type { SchemaChange } from '../../platform/database/schema-change';
import { assertNotNewer, schemaState, type SchemaState } from '../../platform/database/schema-state';
import { AppError } from '../../platform/errors/app-error';
import { numbersAfterRestore } from '../../platform/events/numbers-after-restore';
import { SqliteLock } from './sqlite-lock';

const PAGES_AT_ONCE = 500;
/** Files that SQLite keeps beside one. */
const COMPANIONS = ['-wal', '-shm', '-journal'];

export class SqliteMaintenance extends Maintenance {
  constructor(
    private readonly file: string,
    private readonly schema: readonly SchemaChange[],
    private readonly held: readonly HeldAfterRestore[] = [],
  ) {
    super();
  }

  async status(): Promise<DatabaseStatus> {
    this.#assertMade();
    const source = new DatabaseSync(this.file, { readOnly: true });
    try {
      const sizeBytes = [this.file, `${this.file}-wal`]
        .filter((file) => existsSync(file))
        .reduce((sum, file) => sum + statSync(file).size, 0);
      return await Promise.resolve({
        place: `SQLite at ${this.file}`,
        sizeBytes,
        users: SqliteLock.isTaken(this.file) ? ['a server'] : [],
        schema: this.#schemaOf(source),
      });
    } finally {
      source.close();
    }
  }

  async backup(file: string, progress: Progress): Promise<void> {
    this.#assertMade();
    assertNew(file);
    const part = `${file}.part`;
    const source = new DatabaseSync(this.file, { readOnly: true });
    try {
      // Held until the end: without it each write of the server would make the copy begin anew.
      source.exec('begin; select count(*) from sqlite_master');
      makePrivate(part);
      await backup(source, part, {
        rate: PAGES_AT_ONCE,
        progress: ({ totalPages, remainingPages }) =>
          progress(`${Math.floor((100 * (totalPages - remainingPages)) / totalPages)} % copied`),
      });
      progress('checking');
      makeWhole(part);
      this.#check(part);
      await flush(part);
      renameSync(part, file);
      await flush(dirname(file));
    } finally {
      source.close();
      rmSync(part, { force: true });
    }
  }

  async restore(file: string, progress: Progress): Promise<Restored> {
    assertThere(file);
    mkdirSync(dirname(this.file), { recursive: true });
    const lock = this.#takeLock();
    const part = `${this.file}.part`;
    try {
      progress('checking');
      const schema = this.#check(file);
      assertNotNewer(schema);
      progress('copying');
      removeCompanions(part);
      await copyPrivately(file, part);
      const held = this.#settle(part, schema);
      await flush(part);
      const former = existsSync(this.file) ? this.#keepFormer() : undefined;
      removeCompanions(this.file);
      renameSync(part, this.file);
      await flush(dirname(this.file));
      return { former, held };
    } finally {
      rmSync(part, { force: true });
      lock.release();
    }
  }

  async settle(): Promise<readonly Held[]> {
    this.#assertMade();
    const lock = this.#takeLock();
    try {
      return await Promise.resolve(this.#settle(this.file, this.#check(this.file)));
    } finally {
      lock.release();
    }
  }

  /** See `numbersAfterRestore` and `HeldAfterRestore`. */
  #settle(file: string, { done }: SchemaState): Held[] {
    const copy = new DatabaseSync(file);
    try {
      copy.exec('pragma journal_mode = delete; begin');
      if (copy.prepare("select 1 from sqlite_master where name = 'activity_counter'").get())
        copy.exec(numbersAfterRestore(Date.now()));
      const held = this.held
        .filter(({ since }) => done.includes(since))
        .map(({ what, update }) => ({ what, count: Number(copy.prepare(update(Date.now())).run().changes) }));
      copy.exec('commit');
      return held;
    } finally {
      copy.close();
    }
  }

  /** The former file gets a second name first: at no moment is there no database. */
  #keepFormer(): string {
    const former = `${this.file}.before-restore-${stamp(new Date())}`;
    try {
      makeWhole(this.file);
    } catch {
      // It is damaged, which may be why a backup is restored: it is kept as it is.
      for (const companion of COMPANIONS)
        if (existsSync(this.file + companion)) renameSync(this.file + companion, former + companion);
    }
    linkSync(this.file, former);
    return former;
  }

  #takeLock(): SqliteLock {
    try {
      return SqliteLock.take(this.file);
    } catch (error) {
      if (error instanceof AppError) throw inUse(['a server']);
      throw error;
    }
  }

  /** @returns the schema of a file that is whole */
  #check(file: string): SchemaState {
    try {
      const copy = new DatabaseSync(file, { readOnly: true });
      try {
        const problems = copy.prepare('pragma integrity_check').all();
        const [first] = problems.map((row) => String(Object.values(row)[0]));
        if (first !== 'ok') throw new Error(first ?? 'it cannot be read');
        return this.#schemaOf(copy);
      } finally {
        copy.close();
      }
    } catch (error) {
      throw backupDamaged(file, (error as Error).message);
    }
  }

  #schemaOf(source: DatabaseSync): SchemaState {
    const rows = source.prepare('select name from schema_change').all();
    return schemaState(
      rows.map(({ name }) => String(name)),
      this.schema,
    );
  }

  #assertMade(): void {
    if (!existsSync(this.file))
      throw new AppError({
        code: 'database/missing',
        detail: `There is no database at ${this.file} yet. It is made when the server starts for the first time.`,
      });
  }
}

/** What stayed, also of a run that was cut off, would be taken for the log of the file that comes. */
function removeCompanions(file: string): void {
  for (const companion of COMPANIONS) rmSync(file + companion, { force: true });
}

/** One file, with all that was in its log. */
function makeWhole(file: string): void {
  const copy = new DatabaseSync(file);
  try {
    copy.exec('pragma journal_mode = delete');
  } finally {
    copy.close();
  }
}

/** Waits until the content of a file, or the names in a folder, are on disk. */
async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

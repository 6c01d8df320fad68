import type { Held } from './held-after-restore';
import type { SchemaState } from './schema-state';

export interface DatabaseStatus {
  /** Which engine and where, without passwords. */
  place: string;
  sizeBytes: number;
  /** What uses it at the moment: `a server`, or names of the programs that are connected. Empty: nobody does. */
  users: string[];
  schema: SchemaState;
}

/** Says how far a long piece of work is. */
export type Progress = (text: string) => void;

export interface Restored {
  /** File with the former content; undefined where there was nothing before. */
  former: string | undefined;
  held: readonly Held[];
}

/** What `npm run db` does, beside a server that may be running. */
export abstract class Maintenance {
  abstract status(): Promise<DatabaseStatus>;

  /**
   * Writes what is committed now into a new file, while servers go on; the file is checked before it gets its name.
   *
   * @throws AppError `database/backup-exists` where the file is there already; `database/backup-failed`
   */
  abstract backup(file: string, progress: Progress): Promise<void>;

  /**
   * Puts a backup in the place of all that is there, with what may have gone out since it was made held. The former content
   * is kept in a file.
   *
   * @throws AppError `database/in-use` while servers run; `database/backup-damaged`; `database/newer-schema`
   */
  abstract restore(file: string, progress: Progress): Promise<Restored>;

  /**
   * Does to a backup that was put in place by other means what `restore` does besides.
   *
   * @throws AppError `database/in-use` while servers run
   */
  abstract settle(): Promise<readonly Held[]>;
}

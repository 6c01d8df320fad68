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
   * Puts a backup in the place of all that is there. The former content is kept in a file.
   *
   * @returns that file; undefined where there was nothing before
   * @throws AppError `database/in-use` while servers run; `database/backup-damaged`; `database/newer-schema`
   */
  abstract restore(file: string, progress: Progress): Promise<string | undefined>;
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store';
import type { Engine } from '../../src/platform/database/database';
import type { SchemaChange } from '../../src/platform/database/schema-change';
import type { Store } from '../../src/platform/database/store';
import { SCHEMA } from '../../src/schema';

/** Opens a fresh database with the schema of the app, or the one that is given; it is removed at the end of the specs. */
export type OpenStore = (schema?: readonly SchemaChange[]) => Promise<Store>;

/** Describes the same behaviour once for each engine that the product runs on. */
export function onEachEngine(name: string, specs: (open: OpenStore, engine: Engine) => void): void {
  describe.each(['sqlite'] as const)(`${name} on %s`, (engine) => {
    const opened: (() => Promise<void>)[] = [];
    afterAll(async () => {
      for (const close of opened.reverse()) await close();
    });
    const openers: Record<Engine, OpenStore> = {
      sqlite: async (schema = SCHEMA) => {
        const folder = mkdtempSync(join(tmpdir(), 'centralita-db-'));
        const store = await SqliteStore.open(join(folder, 'centralita.db'), schema);
        opened.push(async () => {
          await store.close();
          rmSync(folder, { recursive: true, force: true });
        });
        return store;
      },
      postgres: () => Promise.reject(new Error('Not yet.')),
    };
    specs(openers[engine], engine);
  });
}

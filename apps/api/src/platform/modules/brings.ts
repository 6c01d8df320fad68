import type { DynamicModule } from '@nestjs/common';
import type { HeldAfterRestore } from '../database/held-after-restore';
import type { SchemaChange } from '../database/schema-change';
import type { SealedColumn } from '../security/sealed-column';

/** What a module brings that is needed before Nest makes anything, or without Nest at all. */
export interface Brought {
  /** The steps that make its tables. */
  schema?: readonly SchemaChange[];
  /** Its columns with seals of the server's key. */
  sealedColumns?: readonly SealedColumn[];
  /** Its rows that must not go out by themselves when a backup is restored. */
  heldAfterRestore?: readonly HeldAfterRestore[];
}

type Class = abstract new (...parameters: never[]) => object;
/** What may stand in the `imports` of a module. */
export type Imported = NonNullable<DynamicModule['imports']>[number];

const BROUGHT = 'centralita:brought';

/**
 * Says on a module what its domain brings. Who imports the module has it: it stands in no list. Its job handlers, routes with
 * their permissions and flows are found by their own decorators; kinds of activities are defined by `defineActivity`.
 *
 * @example
 * ```ts
 * @Brings({ schema: NOTES_SCHEMA })
 * @Module({ … })
 * export class NotesModule {}
 * ```
 */
export const Brings =
  (brought: Brought): ((module: Class) => void) =>
  (module) =>
    Reflect.defineMetadata(BROUGHT, brought, module);

/** All that these modules bring, each counted once. */
export function broughtBy(modules: Iterable<object>): Required<Brought> {
  const all = [...new Set(modules)].map(
    (module) => (Reflect.getOwnMetadata(BROUGHT, module) ?? {}) as Brought,
  );
  return {
    schema: all.flatMap(({ schema = [] }) => schema),
    sealedColumns: all.flatMap(({ sealedColumns = [] }) => sealedColumns),
    heldAfterRestore: all.flatMap(({ heldAfterRestore = [] }) => heldAfterRestore),
  };
}

/** A module and all that it imports, near and far. */
export async function modulesOf(root: Imported, found = new Set<object>()): Promise<ReadonlySet<object>> {
  const imported = await root;
  const module = 'forwardRef' in imported ? (imported.forwardRef as () => Class)() : imported;
  const [type, more] = 'module' in module ? [module.module, module.imports ?? []] : [module, []];
  const isNew = !found.has(type);
  found.add(type);
  const own = isNew ? ((Reflect.getMetadata('imports', type) ?? []) as Imported[]) : [];
  for (const each of [...own, ...more]) await modulesOf(each, found);
  return found;
}

import type { Seed } from './seeds';

const API = 'apps/api/src';
const CLOCK = 'apps/api/src/platform/clock';
const WEB = 'apps/web/src/app/shell';

const TABLES = 'workspace/own-tables';
const store = (name: string, content: string, refusedBy?: string): Seed => ({
  title: name,
  path: `${API}/domains/${name}.store.ts`,
  content,
  ...(refusedBy && { refusedBy }),
});
const query = (call: string): string =>
  `interface Query {\n  selectFrom(table: string): Query;\n  leftJoin(table: string): Query;\n  insertInto(table: string): Query;\n}\n\nexport const used = (query: Query): Query => query.${call};\n`;

const sqlText = (text: string): string =>
  `const sql = (parts: TemplateStringsArray): string => parts.join('');\n\nexport const used = sql\`${text}\`;\n`;

/** Tables of a domain, of which one other is let read. */
export const tables: Seed[] = [
  {
    title: 'a domain makes its tables',
    path: `${API}/domains/cellar/cellar-schema.ts`,
    content:
      "interface Schema {\n  createTable(name: string): void;\n}\n\nexport const make = (schema: Schema): void => schema.createTable('bottles');\n",
  },
  {
    title: 'a domain says what may be read of them',
    path: `${API}/domains/cellar/api/readable-cellar.ts`,
    content: 'export interface ReadableCellar {\n  bottles: { id: string };\n}\n',
  },
  store('cellar/cellar', query("insertInto('bottles')")),
  store('attic/attic', query("selectFrom('boxes').leftJoin('bottles as bottle')"), TABLES),
  store(
    'kitchen/kitchen',
    `import type { ReadableCellar } from '../cellar/api/readable-cellar';\n\nexport type Read = ReadableCellar;\n\n${query("selectFrom('bottles')")}`,
  ),
  store(
    'garden/garden',
    `import type { ReadableCellar } from '../cellar/api/readable-cellar';\n\nexport type Read = ReadableCellar;\n\n${query("insertInto('bottles')")}`,
    TABLES,
  ),
  store('analytics/counted', query("selectFrom('bottles')")),
  store('analytics/emptied', query("insertInto('bottles')"), TABLES),
  store(
    'pantry/pantry',
    `import type { ReadableCellar } from '../cellar/api/readable-cellar';\n\nexport type Read = ReadableCellar;\n\n${sqlText('select id from bottles')}`,
  ),
  store(
    'shed/shed',
    `import type { ReadableCellar } from '../cellar/api/readable-cellar';\n\nexport type Read = ReadableCellar;\n\n${sqlText('delete from bottles')}`,
    TABLES,
  ),
  store('porch/porch', sqlText('select id from bottles'), TABLES),
];

let count = 0;
const seed = (title: string, folder: string, content: string, refusedBy?: string): Seed => {
  count += 1;
  return { title, path: `${folder}/made-seed-${count}.ts`, content, ...(refusedBy && { refusedBy }) };
};

const parameters = (total: number): string =>
  Array.from({ length: total }, (_, index) => `readonly part${index}: string`).join(', ');
const injections = (total: number): string =>
  Array.from({ length: total }, (_, index) => `  readonly part${index} = inject(Part);\n`).join('');
const withInject = (body: string): string =>
  `import { inject, Injectable } from '@angular/core';\n\n@Injectable({ providedIn: 'root' })\nexport class Part {}\n\n${body}`;

/** How long a file is, and how much a class needs. */
export const sizes: Seed[] = [
  seed('401 lines', CLOCK, `${'// a line\n'.repeat(400)}export const used = 1;\n`, 'max-lines'),
  seed('400 lines', CLOCK, `${'// a line\n'.repeat(399)}export const used = 1;\n`),
  seed(
    'eight parameters of a constructor',
    CLOCK,
    `export class Used {\n  constructor(${parameters(8)}) {}\n}\n`,
    'workspace/max-dependencies',
  ),
  seed(
    'seven parameters of a constructor',
    CLOCK,
    `export class Used {\n  constructor(${parameters(7)}) {}\n}\n`,
  ),
  seed(
    'eight injected fields',
    WEB,
    withInject(`export class Used {\n${injections(8)}}\n`),
    'workspace/max-dependencies',
  ),
  seed('seven injected fields', WEB, withInject(`export class Used {\n${injections(7)}}\n`)),
  seed(
    'eight injections of a store',
    WEB,
    withInject(
      `export const used = (${Array.from({ length: 8 }, (_, index) => `part${index} = inject(Part)`).join(', ')}): unknown => [${Array.from({ length: 8 }, (_, index) => `part${index}`).join(', ')}];\n`,
    ),
    'workspace/max-dependencies',
  ),
];

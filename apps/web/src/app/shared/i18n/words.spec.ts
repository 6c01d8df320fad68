import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

const APP = join(import.meta.dirname, '../..');
const WORDS = join(APP, '../../public/i18n');

const filesBelow = (folder: string, ends: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ends.test(name))
    .map((name) => join(folder, name));

const flat = (value: unknown, path = ''): Record<string, string> =>
  typeof value === 'string'
    ? { [path]: value }
    : Object.fromEntries(
        Object.entries(value as object).flatMap(([key, inner]) =>
          Object.entries(flat(inner, path ? `${path}.${key}` : key)),
        ),
      );

const read = (file: string): Record<string, string> =>
  flat(JSON.parse(readFileSync(join(WORDS, file), 'utf8')));

/** `` for the shell's words, `settings`, … */
const scopes = ['', ...readdirSync(WORDS).filter((name) => !name.includes('.'))];

/** Our own part: the shell and settings. The softphone checks its scope beside its code. */
const CHECKED = scopes.filter((scope) => scope !== 'softphone');

const sources = filesBelow(APP, /\.(ts|html)$/)
  .filter((file) => !/\.(spec|harness)\.ts$|[\\/]testing[\\/]|domains[\\/]softphone/.test(file))
  .map((file) => ({ file: relative(APP, file), text: readFileSync(file, 'utf8') }));
const everything = [
  ...sources,
  ...filesBelow(join(APP, 'domains/softphone'), /\.(ts|html)$/).map((file) => ({
    file,
    text: readFileSync(file, 'utf8'),
  })),
]
  .map(({ text }) => text)
  .join('\n');

const known = new Set(
  CHECKED.flatMap((scope) =>
    Object.keys(read(join(scope, 'en.json'))).map((key) => (scope ? `${scope}.${key}` : key)),
  ),
);
const roots = [...new Set([...known].map((key) => key.split('.')[0] ?? ''))];

/** Whole keys in the sources, and the beginnings of keys that are put together (`'settings.code.' + code`). */
const literals = sources.flatMap(({ file, text }) =>
  [...text.matchAll(/'([a-z][\w-]*\.[\w./-]*)'(\s*\+)?/gi)]
    .map(([, key = '', joined]) => ({ file, key, isBeginning: joined !== undefined || key.endsWith('.') }))
    .filter(({ key }) => roots.includes(key.split('.')[0] ?? '')),
);

/** Sentences that send somebody to a button, a page or a mark, by the words that stand on it. */
const SENT_TO = [
  ['help.entry.no-bot.todo', 'inbox.banner.letBot'],
  ['help.entry.no-bot.todo', 'shell.nav.goLive'],
  ['help.entry.not-shown.todo', 'ui.connection.connected'],
  ['help.entry.not-shown.todo', 'shell.nav.alerts'],
  ['help.entry.not-shown.todo', 'shell.nav.organisations'],
  ['help.entry.no-answer.todo', 'shell.nav.goLive'],
  ['help.entry.tunnel.todo', 'shell.nav.goLive'],
  ['help.entry.webhook-url.todo', 'shell.nav.goLive'],
  ['help.entry.unauthorised.todo', 'accounts.test'],
  ['inbox.cannotWrite.no-sender.next', 'shell.nav.accounts'],
  ['inbox.code.401.next', 'shell.nav.accounts'],
] as const;

describe('words', () => {
  it.each(['en', 'es'])('say where to go as it is called there: %s', (language) => {
    const all = Object.fromEntries(
      scopes.flatMap((scope) =>
        Object.entries(read(join(scope, `${language}.json`))).map(([key, text]) => [
          scope ? `${scope}.${key}` : key,
          text,
        ]),
      ),
    );
    const wrong = SENT_TO.filter(([sentence, name]) => !all[sentence]?.includes(all[name] ?? '?'));
    expect(wrong).toEqual([]);
  });

  it.each(scopes)('speaks to one person in Spanish: %s', (scope) => {
    const toSeveral = /(?<!\p{L})(os|vosotr[oa]s|vuestr[oa]s?|\p{L}+[áé]is|(?!país)\p{L}+ís)(?!\p{L})/iu;
    const wrong = Object.entries(read(join(scope, 'es.json'))).filter(([, text]) => toSeveral.test(text));
    expect(wrong).toEqual([]);
  });

  it.each(scopes)('has the same keys and the same parameters in Spanish and English: %s', (scope) => {
    const en = read(join(scope, 'en.json'));
    const es = read(join(scope, 'es.json'));
    expect(Object.keys(es).sort()).toEqual(Object.keys(en).sort());
    const parameters = (text = ''): string[] => (text.match(/\{\{\s*\w+\s*\}\}/g) ?? []).sort();
    for (const key of Object.keys(en)) expect([key, parameters(es[key])]).toEqual([key, parameters(en[key])]);
  });

  it.each(scopes)('has each key once: %s', (scope) => {
    for (const language of ['en', 'es']) {
      const text = readFileSync(join(WORDS, scope, `${language}.json`), 'utf8');
      const keys = (json: string): number => json.match(/"(?:[^"\\]|\\.)*"\s*:/g)?.length ?? 0;
      // Of a key that stands twice, only the later one is read.
      expect([language, keys(text)]).toEqual([language, keys(JSON.stringify(JSON.parse(text)))]);
    }
  });

  it.each(CHECKED)('leaves nothing empty: %s', (scope) => {
    for (const language of ['en', 'es']) {
      const empty = Object.entries(read(join(scope, `${language}.json`))).filter(
        ([, text]) => text.trim() === '',
      );
      expect(empty).toEqual([]);
    }
  });

  it('finds keys to check', () => {
    expect(literals.length).toBeGreaterThan(80);
  });

  it('has words for every key that is written whole', () => {
    const missing = literals.filter(({ key, isBeginning }) => !isBeginning && !known.has(key));
    expect(missing).toEqual([]);
  });

  it('has words under every key that is put together', () => {
    const bare = literals.filter(
      ({ key, isBeginning }) => isBeginning && ![...known].some((one) => one.startsWith(key)),
    );
    expect(bare).toEqual([]);
  });

  it('uses every key', () => {
    const beginnings = literals.filter(({ isBeginning }) => isBeginning).map(({ key }) => key);
    const unused = [...known].filter(
      (key) => !everything.includes(`'${key}'`) && !beginnings.some((beginning) => key.startsWith(beginning)),
    );
    expect(unused).toEqual([]);
  });
});

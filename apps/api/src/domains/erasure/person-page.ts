import type { PersonCopyLanguage } from '@centralita/shared-types';
import { PAGE_WORDS, type PageWords } from './person-page-words';

export interface PageOptions {
  /** What the files are called, by their id. */
  names: ReadonlyMap<string, string>;
  /** Ids of files that are not in the archive. */
  absent: ReadonlySet<string>;
  language: PersonCopyLanguage;
  /** Epoch milliseconds. */
  at: number;
}

/** Moments are whole numbers of milliseconds in columns of these names. */
const MOMENT = /(^|_)(at|until)$/;

/** What is handed out of a person as one page to read without a network: each row with its columns that say something. */
export function personPage(parts: Readonly<Record<string, readonly object[]>>, options: PageOptions): string {
  const words = PAGE_WORDS[options.language];
  const write = new PageWriter(words, options);
  const sections = Object.entries(parts).map(([name, rows]) => write.section(name, rows));
  return `<!doctype html>
<html lang="${options.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${words.title}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${words.title}</h1>
<p>${words.lead} ${write.moment(options.at)}.</p>
${sections.join('\n')}
</body>
</html>
`;
}

class PageWriter {
  readonly #dates: Intl.DateTimeFormat;

  constructor(
    private readonly words: PageWords,
    private readonly options: PageOptions,
  ) {
    const style = { dateStyle: 'long', timeStyle: 'long', timeZone: 'UTC' } as const;
    this.#dates = new Intl.DateTimeFormat(options.language, style);
  }

  section(name: string, rows: readonly object[]): string {
    const heading = escaped(this.words.parts[name] ?? name);
    const body =
      rows.length === 0 ? `<p>${this.words.none}</p>` : rows.map((row) => this.#row(row)).join('\n');
    return `<h2>${heading} (${rows.length})</h2>\n${body}`;
  }

  moment(at: number): string {
    return escaped(this.#dates.format(at));
  }

  #row(row: object): string {
    const cells = Object.entries(row)
      .filter(([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0))
      .map(([column, value]) => `<dt>${this.#column(column)}</dt><dd>${this.#value(column, value)}</dd>`);
    return `<dl>${cells.join('')}</dl>`;
  }

  #column(column: string): string {
    return escaped(this.words.columns[column] ?? column.replaceAll('_', ' '));
  }

  #value(column: string, value: unknown): string {
    if (Array.isArray(value)) return value.map((one: unknown) => this.#value('', one)).join('');
    if (typeof value === 'object' && value !== null) return this.#row(value);
    const number = Number(value);
    if (MOMENT.test(column) && Number.isSafeInteger(number) && number > 1e11) return this.moment(number);
    const text = escaped(String(value));
    const file = column === 'id' ? this.options.names.get(String(value)) : undefined;
    if (file === undefined) return text;
    if (this.options.absent.has(String(value))) return `${text} (${this.words.absent})`;
    return `<a href="files/${encodeURIComponent(file)}">${escaped(file)}</a>`;
  }
}

const STYLE = `
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1b1f;background:#fff}
dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.25rem 1rem;margin:0 0 .75rem;padding:.75rem;border:1px solid #c7c6ca;border-radius:.5rem}
dt{color:#5e5e66}dd{margin:0;min-width:0;overflow-wrap:anywhere;white-space:pre-wrap}dd dl{margin-top:.5rem}
@media(max-width:36rem){dl{grid-template-columns:1fr}dd{margin-bottom:.5rem}}
@media(prefers-color-scheme:dark){body{color:#e4e1e6;background:#131316}dl{border-color:#47464a}dt{color:#a5a4ac}a{color:#a8c7fa}}
`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

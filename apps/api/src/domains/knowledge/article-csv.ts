import type { Article, ImportFault } from '@centralita/shared-types';
import { csvLine, undefused } from '../../platform/csv/csv-line';
import { readCsv } from '../../platform/csv/read-csv';
import { foldText } from '../../platform/text/fold-text';
import type { WrittenArticle } from './article-list';

const COLUMNS = ['id', 'title', 'text', 'language', 'questions', 'tags', 'audio'] as const;
type Column = (typeof COLUMNS)[number];

/** How people name the columns, in Spanish and English; folded. */
const NAMES: Record<Column, string> = {
  id: 'id|identificador',
  title: 'title|titulo|heading',
  text: 'text|texto|answer|respuesta',
  language: 'language|idioma|lang',
  questions: 'questions|question|preguntas|pregunta',
  tags: 'tags|tag|etiquetas|etiqueta',
  audio: 'audio',
};
const byName = new Map(
  COLUMNS.flatMap((column) => NAMES[column].split('|').map((name) => [name, column] as const)),
);

/** Questions stand one a line within their cell, tags between commas. */
export const articlesToCsv = (articles: readonly Article[]): string =>
  [
    csvLine(COLUMNS),
    ...articles.map(({ id, title, text, language, questions, tags, audio }) =>
      csvLine([id, title, text, language, questions.join('\n'), tags.join(', '), audio]),
    ),
  ].join('');

export function articlesOfCsv(content: Buffer): { written: WrittenArticle[]; faults: ImportFault[] } {
  const records = readCsv(content);
  if ('brokenLine' in records) {
    const fault = { line: records.brokenLine, column: '', code: 'unreadable', value: '' } as const;
    return { written: [], faults: [fault] };
  }
  const [head, ...rows] = records;
  const headings = head?.record ?? [];
  const columns = headings.map((heading) => byName.get(foldText(heading)));
  const faults = headings.flatMap((value, index): ImportFault[] =>
    columns[index] === undefined && value !== ''
      ? [{ line: 1, column: value, code: 'unknown-column', value }]
      : [],
  );
  const written = rows.map(({ record, line }) => {
    const cells: Partial<Record<Column, string>> = {};
    for (const [index, value] of record.entries()) {
      const column = columns[index];
      if (column !== undefined && value !== '') cells[column] = undefused(value);
    }
    const { questions, tags, ...rest } = cells;
    return { ...rest, line, questions: partsOf(questions, /\r?\n/), tags: partsOf(tags, /[,;]/) };
  });
  return { written, faults };
}

const partsOf = (cell: string | undefined, between: RegExp): string[] =>
  (cell ?? '')
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '');

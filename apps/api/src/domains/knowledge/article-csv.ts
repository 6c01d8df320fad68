import { ARTICLE_LIST_MAX, type Article, type ImportFault } from '@centralita/shared-types';
import { csvLine } from '../../platform/csv/csv-line';
import { readTable } from '../../platform/csv/read-table';
import { foldText } from '../../platform/text/fold-text';
import { MAY_BE_UNSAID, type UnsaidOfArticle, type WrittenArticle } from './article-list';

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

export function articlesOfCsv(content: Buffer): {
  written: WrittenArticle[];
  faults: ImportFault[];
  /** What the table says nothing of: it has no such column. */
  unsaid: UnsaidOfArticle[];
} {
  const { columns, lines, faults } = readTable<Column, WrittenArticle>(content, {
    columnOf: (heading) => byName.get(foldText(heading)),
    linesMax: ARTICLE_LIST_MAX,
    readLine: ({ questions, tags, ...cells }, line) => ({
      ...cells,
      line,
      questions: partsOf(questions, /\r?\n/),
      tags: partsOf(tags, /[,;]/),
    }),
  });
  return { written: lines, faults, unsaid: MAY_BE_UNSAID.filter((column) => !columns.includes(column)) };
}

const partsOf = (cell: string | undefined, between: RegExp): string[] =>
  (cell ?? '')
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '');

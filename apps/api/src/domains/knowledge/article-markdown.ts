import type { Article } from '@centralita/shared-types';
import type { WrittenArticle } from './article-list';

/** Each heading of the first level begins an article. */
const HEADING = /^# +(.*)$/;
/** Below it stands what is known of it, one a line: `- question: ¿Qué es el IMV?`. */
const FACT = /^[-*] +(id|language|idioma|tags|etiquetas|question|pregunta|audio) *: *(.*)$/i;
/** A line of the text that would be a heading stands behind a backslash, and one with a backslash behind one more. */
const LIKE_HEADING = /^(?=\\*# )/;
const ESCAPED = /^\\(?=\\*# )/;

export const articlesToMarkdown = (articles: readonly Article[]): string =>
  articles.map(toMarkdown).join('\n');

function toMarkdown({ id, title, text, language, questions, tags, audio }: Article): string {
  const facts = [
    `id: ${id}`,
    `language: ${language}`,
    ...(tags.length > 0 ? [`tags: ${tags.join(', ')}`] : []),
    ...(audio === null ? [] : [`audio: ${audio}`]),
    ...questions.map((question) => `question: ${inOneLine(question)}`),
  ];
  const lines = text.split(/\r?\n/).map((line) => line.replace(LIKE_HEADING, '\\'));
  return [`# ${inOneLine(title)}`, '', ...facts.map((fact) => `- ${fact}`), '', ...lines, ''].join('\n');
}

export function articlesOfMarkdown(content: Buffer): WrittenArticle[] {
  const lines = content
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  const begins = lines.flatMap((line, index) => (HEADING.test(line) ? [index] : []));
  return begins.map((begin, which) => articleOf(lines.slice(begin, begins[which + 1]), begin + 1));
}

function articleOf([heading = '', ...lines]: readonly string[], line: number): WrittenArticle {
  const article: WrittenArticle = { line, title: HEADING.exec(heading)?.[1], questions: [], tags: [] };
  let index = lines.findIndex((one) => one.trim() !== '');
  for (let fact = FACT.exec(lines[index] ?? ''); fact; fact = FACT.exec(lines[(index += 1)] ?? '')) {
    const [, name = '', value = ''] = fact;
    note(article, name.toLowerCase(), value.trim());
  }
  const text = lines.slice(Math.max(index, 0)).map((one) => one.replace(ESCAPED, ''));
  return { ...article, text: text.join('\n').trim() };
}

function note(article: WrittenArticle, name: string, value: string): void {
  if (value === '') return;
  if (name === 'id' || name === 'audio') article[name] = value;
  else if (name === 'language' || name === 'idioma') article.language = value;
  else if (name === 'question' || name === 'pregunta') article.questions.push(value);
  else article.tags.push(...value.split(',').map((tag) => tag.trim()));
}

const inOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

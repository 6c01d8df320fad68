import { ArticleDraft, type ImportFault } from '@centralita/shared-types';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { detectLanguage } from '../../platform/text/detect-language';

/** As it stands in a list, nothing checked. */
export interface WrittenArticle {
  /** Where it begins. */
  line: number;
  id?: string | undefined;
  title?: string | undefined;
  text?: string | undefined;
  language?: string | undefined;
  questions: string[];
  tags: string[];
  audio?: string | undefined;
}
/** What of an article stays as it is where a list has no place for it. */
export const MAY_BE_UNSAID = ['questions', 'tags', 'audio'] as const;
export type UnsaidOfArticle = (typeof MAY_BE_UNSAID)[number];

export interface ListedArticle {
  line: number;
  /** Undefined: it is known by its title and language, or gets one. */
  id: string | undefined;
  draft: ArticleDraft;
}
export interface ArticleList {
  articles: ListedArticle[];
  faults: ImportFault[];
  unsaid: readonly UnsaidOfArticle[];
}

const ID = /^[\w.-]{1,64}$/;
const VALUE_MAX = 80;

/** Takes from a list what articles may be, under the rules that the page has too. */
export function checkArticles(written: readonly WrittenArticle[]): Omit<ArticleList, 'unsaid'> {
  const articles: ListedArticle[] = [];
  const faults: ImportFault[] = [];
  const ids = new Set<string>();
  for (const { line, id, ...fields } of written) {
    const language = fields.language ?? detectLanguage(`${fields.title ?? ''}. ${fields.text ?? ''}`);
    const draft = plainToInstance(ArticleDraft, { ...fields, language });
    const [wrong] = validateSync(draft);
    if (wrong) faults.push(faultOf(line, wrong.property, wrong.value));
    else if (id !== undefined && (!ID.test(id) || ids.has(id))) faults.push(faultOf(line, 'id', id));
    else articles.push({ line, id, draft });
    if (id !== undefined) ids.add(id);
  }
  return { articles, faults };
}

const faultOf = (line: number, column: string, value: unknown): ImportFault => ({
  line,
  column,
  code: value === undefined || value === '' ? 'missing' : 'wrong-shape',
  value: (typeof value === 'string' ? value : Array.isArray(value) ? value.join(', ') : '').slice(
    0,
    VALUE_MAX,
  ),
});

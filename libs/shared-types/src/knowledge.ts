import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import type { ImportFault } from './appointments';
import type { AnswerSource } from './messages';
import {
  ARTICLE_AUDIO,
  ARTICLE_QUESTION_LENGTH_MAX,
  ARTICLE_QUESTIONS_MAX,
  ARTICLE_TAG_LENGTH_MAX,
  ARTICLE_TAGS_MAX,
  ARTICLE_TEXT_MAX,
  ARTICLE_TITLE_MAX,
  KNOWLEDGE_THRESHOLD_MAX,
  KNOWLEDGE_THRESHOLD_MIN,
  TRIED_QUESTION_MAX,
} from './rules';
import { MayBeAbsent } from './may-be-absent';
import { Trim } from './trim';

/** Language of an article, as in `es` or `pt-BR`. */
export const ARTICLE_LANGUAGE = /^[a-z]{2}(-[A-Z]{2})?$/;

/** Item of `GET /api/knowledge` (agent): what the bot knows. */
export interface Article {
  id: string;
  title: string;
  text: string;
  /** Questions that this article answers word for word: the cache of ready answers. */
  questions: string[];
  tags: string[];
  language: string;
  /** File below `AUDIO_BASE_URL` with the answer spoken; null: none. */
  audio: string | null;
  updatedAt: number;
}

/** `POST /api/knowledge` (admin) 201, and `PUT /api/knowledge/:id` (admin), answer `Article`. `DELETE` answers 204. */
export class ArticleDraft {
  @Trim() @Length(1, ARTICLE_TITLE_MAX) title!: string;
  @Trim() @Length(1, ARTICLE_TEXT_MAX) text!: string;
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(ARTICLE_QUESTIONS_MAX)
  @IsString({ each: true })
  @MaxLength(ARTICLE_QUESTION_LENGTH_MAX, { each: true })
  questions?: string[];
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(ARTICLE_TAGS_MAX)
  @IsString({ each: true })
  @MaxLength(ARTICLE_TAG_LENGTH_MAX, { each: true })
  tags?: string[];
  @Matches(ARTICLE_LANGUAGE) language!: string;
  @MayBeAbsent() @Trim() @Matches(ARTICLE_AUDIO) audio?: string;
}

/** `GET /api/knowledge/settings` (agent), `PUT` (admin): answer what applies from now on. */
export class KnowledgeSettings {
  /** Percent: an article that is less about a question is not answered from, and a person is asked for. */
  @IsInt() @Min(KNOWLEDGE_THRESHOLD_MIN) @Max(KNOWLEDGE_THRESHOLD_MAX) threshold!: number;
}

/** `POST /api/knowledge/try` (agent): what would the bot say? Nothing is sent or kept. */
export class KnowledgeQuestion {
  @Trim() @Length(1, TRIED_QUESTION_MAX) question!: string;
}
export interface KnowledgeAnswer {
  /** Null: it would hand over to a person. */
  text: string | null;
  language: string;
  source: AnswerSource | null;
}

export const ARTICLE_LIST_BYTES_MAX = 5_000_000;
/** Articles of one list. */
export const ARTICLE_LIST_MAX = 1_000;

/** One article of a list. */
export interface ArticleLine {
  line: number;
  title: string;
  language: string;
}

/**
 * `POST /api/knowledge/import?dryRun=true|false` (admin) with `text/csv` or `text/markdown`; a dry run changes nothing. An
 * article whose id is known, or without one its title and language, is written anew. `knowledge/list-too-large` (413).
 * `GET /api/knowledge/export.csv` and `export.md` (agent): all articles, in a form that can be brought in again.
 */
export interface ArticleImportResult {
  lines: ArticleLine[];
  faults: ImportFault[];
  added: number;
  changed: number;
}

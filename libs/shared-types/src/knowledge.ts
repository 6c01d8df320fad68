import { ArrayMaxSize, IsArray, IsString, Length, Matches, MaxLength } from 'class-validator';
import type { AnswerSource } from './messages';
import { MayBeAbsent } from './may-be-absent';
import { Trim } from './trim';

/** Language of an article, as in `es` or `pt-BR`. */
export const ARTICLE_LANGUAGE = /^[a-z]{2}(-[A-Z]{2})?$/;
export const ARTICLE_TEXT_MAX = 20_000;

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
  @Trim() @Length(1, 200) title!: string;
  @Trim() @Length(1, ARTICLE_TEXT_MAX) text!: string;
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(300, { each: true })
  questions?: string[];
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(50, { each: true })
  tags?: string[];
  @Matches(ARTICLE_LANGUAGE) language!: string;
  @MayBeAbsent() @Trim() @Matches(/^[\w.-]{1,100}$/) audio?: string;
}

/** `POST /api/knowledge/try` (agent): what would the bot say? Nothing is sent or kept. */
export class KnowledgeQuestion {
  @Trim() @Length(1, 1_000) question!: string;
}
export interface KnowledgeAnswer {
  /** Null: it would hand over to a person. */
  text: string | null;
  language: string;
  source: AnswerSource | null;
}

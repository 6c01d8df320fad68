import { Injectable } from '@nestjs/common';
import type { AnswerSource } from '@centralita/shared-types';
import { Config } from '../../../platform/config/config';
import { detectLanguage } from '../../../platform/text/detect-language';
import { baseLanguage } from '../../../platform/text/word-stem';
import { KnowledgeIndex } from '../../knowledge/api/knowledge-index';
import { AnswerMeter } from '../answer-meter';
import { AnswerWriter } from '../answer-writer';
import type { BotTurn } from '../ports/bot';
import { ANSWER_LENGTH_MAX, shortened } from '../shortened';

export interface AnswerRequest {
  organisationId: string;
  /** Id of the conversation or call: a bot that remembers keeps its state under it. */
  conversationId: string;
  text: string;
  /** What was said before, the oldest first. */
  history: readonly BotTurn[];
  /** Aborted when the answer is not waited for any longer. */
  signal: AbortSignal;
}

export interface Answer {
  /** Null: there is no good answer, and a person is asked for. */
  text: string | null;
  /** Of the question, and of the text where that can be: such as `es`. */
  language: string;
  /** Null where there is no text. */
  source: AnswerSource | null;
  /** The answer spoken, where the article has a file of it. */
  audioUrl: string | null;
  /** A person is asked for; `text`, where there is one, is the last that the bot says. */
  handOver: boolean;
  /** Why, where a person is asked for. */
  reason: 'no-answer' | 'asked' | 'bot-failed' | null;
}

/**
 * Answers what customers write: from the cache of ready answers; else by a bot, from the articles that are about it; else
 * not at all. Never throws for a bot that cannot be asked; rejects with the signal's reason where it is aborted.
 */
@Injectable()
export class Answerer {
  constructor(
    private readonly config: Config,
    private readonly knowledge: KnowledgeIndex,
    private readonly writer: AnswerWriter,
    private readonly meter: AnswerMeter,
  ) {}

  async answer(request: AnswerRequest): Promise<Answer> {
    const start = performance.now();
    request.signal.throwIfAborted();
    const language = this.#languageOf(request);
    const answer = this.#ready(request, start) ?? (await this.#write(request, language, start));
    this.meter.answered(answer.source?.kind ?? 'none');
    return answer;
  }

  #ready({ organisationId, text }: AnswerRequest, start: number): Answer | undefined {
    const match = this.knowledge.readyAnswer(organisationId, text);
    const tookMs = performance.now() - start;
    this.meter.cache(match ? 'hit' : 'miss', tookMs, match?.article.id);
    if (!match) return undefined;
    const { article, score } = match;
    return {
      ...NO_ANSWER,
      text: shortened(article.text, ANSWER_LENGTH_MAX),
      language: baseLanguage(article.language),
      source: { kind: 'cache', id: article.id, title: article.title, score, tookMs: Math.round(tookMs) },
      audioUrl: this.#audioUrl(article.audio),
      handOver: false,
      reason: null,
    };
  }

  async #write(request: AnswerRequest, language: string, start: number): Promise<Answer> {
    if (this.config.demoMode === 'true') return { ...NO_ANSWER, language };
    const matches = this.#search(request, language);
    const { said, by, failed } = await this.writer.write(request, language, matches);
    if (!said) return { ...NO_ANSWER, language, ...(failed && { reason: 'bot-failed' }) };
    const [best] = matches;
    const isInOwnWords = by === 'built-in';
    return {
      text: said.text,
      // The built-in bot says what stands in the article, in the article's language.
      language: isInOwnWords && best ? baseLanguage(best.article.language) : language,
      source: {
        kind: isInOwnWords ? 'knowledge' : 'llm',
        ...(best && { id: best.article.id, title: best.article.title, score: best.score }),
        bot: by,
        tookMs: Math.round(performance.now() - start),
      },
      audioUrl: null,
      handOver: said.handOver === true,
      reason: said.handOver === true ? 'asked' : null,
    };
  }

  /** Where the question alone says too little ("and how much is it?"), what was asked before says what it is about. */
  #search({ organisationId, text, history }: AnswerRequest, language: string): Match[] {
    const start = performance.now();
    const before = history.findLast(({ who }) => who === 'customer')?.text;
    let matches = this.knowledge.search(organisationId, text, language);
    if (matches.length === 0 && before !== undefined && !this.knowledge.saysSubject(text, language))
      matches = this.knowledge.search(organisationId, `${before} ${text}`, language);
    this.meter.knowledge(matches.length > 0 ? 'hit' : 'miss', performance.now() - start);
    return matches;
  }

  #languageOf({ organisationId, text, history }: AnswerRequest): string {
    const own = this.knowledge.languages(organisationId);
    const said = [...history.filter(({ who }) => who === 'customer').map((turn) => turn.text), text];
    for (const each of said.reverse()) {
      const language = detectLanguage(each, own.length > 0 ? own : undefined);
      if (language !== undefined) return language;
    }
    return own[0] ?? this.config.spokenLanguage;
  }

  #audioUrl(file: string | null): string | null {
    const { audioBaseUrl } = this.config;
    return file === null || audioBaseUrl === undefined ? null : `${audioBaseUrl}/${encodeURIComponent(file)}`;
  }
}

type Match = ReturnType<KnowledgeIndex['search']>[number];

const NO_ANSWER = { text: null, source: null, audioUrl: null, handOver: true, reason: 'no-answer' } as const;

import type { ReadinessItem } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { Config } from '../../../platform/config/config';
import { KnowledgeIndex } from '../../knowledge/api/knowledge-index';
import { finding } from '../finding';
import type { ReadinessCheck } from '../readiness-check';

/** Who answers, and from what. */
@Injectable()
export class AnswersCheck implements ReadinessCheck {
  constructor(
    private readonly config: Config,
    private readonly knowledge: KnowledgeIndex,
  ) {}

  look(): ReadinessItem[] {
    return [this.#bot(), this.#articles()];
  }

  #bot(): ReadinessItem {
    const { botInUse: model, demoMode } = this.config;
    if (demoMode === 'true') {
      return finding('bot', 'warning', 'bot/demo-mode', [
        'DEMO_MODE is on: only questions that the knowledge base lists are answered.',
        'Take DEMO_MODE out of the environment to let the bot word answers.',
      ]);
    }
    if (model === 'built-in') {
      return finding('bot', 'ok', 'bot/built-in', [
        'The built-in bot answers from the knowledge base, without a language model.',
      ]);
    }
    const words = [`The bot words its answers with ${model}.`] as const;
    return finding('bot', 'ok', 'bot/model', words, { parameters: { model } });
  }

  #articles(): ReadinessItem {
    const count = this.knowledge.readyAnswers;
    if (count > 0) {
      const words = [`The knowledge base has ready answers to ${count} questions.`] as const;
      return finding('knowledge', 'ok', 'knowledge/ok', words, { parameters: { count: String(count) } });
    }
    const words = [
      'The knowledge base is empty: the bot has nothing to answer from, and hands every conversation to a person.',
      'Write articles under Knowledge, or import them.',
    ] as const;
    return finding('knowledge', 'warning', 'knowledge/empty', words, { link: '/knowledge' });
  }
}

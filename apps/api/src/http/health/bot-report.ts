import type { HealthComponents } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { CallAnswerer } from '../../domains/bot/api/call-answerer';
import { KnowledgeIndex } from '../../domains/knowledge/api/knowledge-index';

/** How those are that answer. */
@Injectable()
export class BotReport {
  constructor(
    private readonly calls: CallAnswerer,
    private readonly knowledge: KnowledgeIndex,
  ) {}

  async read(): Promise<Pick<HealthComponents, 'rasa' | 'cache_entries'>> {
    return { rasa: await this.calls.state(), cache_entries: this.knowledge.readyAnswers };
  }
}

import { Module } from '@nestjs/common';
import { KnowledgeStore } from '../knowledge.store';
import { KnowledgeBase } from './knowledge-base';
import { KnowledgeIndex } from './knowledge-index';

/** What the bots know. */
@Module({
  providers: [KnowledgeStore, KnowledgeBase, KnowledgeIndex],
  exports: [KnowledgeBase, KnowledgeIndex],
})
export class KnowledgeModule {}

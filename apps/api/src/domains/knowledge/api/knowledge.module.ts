import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit/api/audit.module';
import { KnowledgeStore } from '../knowledge.store';
import { KnowledgeBase } from './knowledge-base';
import { KnowledgeIndex } from './knowledge-index';

/** What the bots know. */
@Module({
  imports: [AuditModule],
  providers: [KnowledgeStore, KnowledgeBase, KnowledgeIndex],
  exports: [KnowledgeBase, KnowledgeIndex],
})
export class KnowledgeModule {}

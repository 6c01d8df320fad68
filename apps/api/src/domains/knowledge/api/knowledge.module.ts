import { Module } from '@nestjs/common';
import { Brings } from '../../../platform/modules/brings';
import { KNOWLEDGE_SCHEMA } from '../knowledge-schema';
import { AuditModule } from '../../audit/api/audit.module';
import { KnowledgeStore } from '../knowledge.store';
import { ArticleLists } from './article-lists';
import { KnowledgeBase } from './knowledge-base';
import { KnowledgeIndex } from './knowledge-index';

/** What the bots know. */
@Brings({ schema: KNOWLEDGE_SCHEMA })
@Module({
  imports: [AuditModule],
  providers: [ArticleLists, KnowledgeStore, KnowledgeBase, KnowledgeIndex],
  exports: [ArticleLists, KnowledgeBase, KnowledgeIndex],
})
export class KnowledgeModule {}

import { Module } from '@nestjs/common';
import { BotModule } from '../../domains/bot/api/bot.module';
import { KnowledgeModule } from '../../domains/knowledge/api/knowledge.module';
import { ArticleListsController } from './article-lists.controller';
import { KnowledgeController } from './knowledge.controller';

@Module({ imports: [BotModule, KnowledgeModule], controllers: [ArticleListsController, KnowledgeController] })
export class KnowledgeApiModule {}

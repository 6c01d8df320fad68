import { Module } from '@nestjs/common';
import { BotModule } from '../../domains/bot/api/bot.module';
import { KnowledgeModule } from '../../domains/knowledge/api/knowledge.module';
import { ArticleListsController } from './article-lists.controller';
import { KnowledgeController } from './knowledge.controller';
import { KnowledgeSettingsController } from './knowledge-settings.controller';

@Module({
  imports: [BotModule, KnowledgeModule], // The last takes any other path for an article's id.
  controllers: [ArticleListsController, KnowledgeSettingsController, KnowledgeController],
})
export class KnowledgeApiModule {}

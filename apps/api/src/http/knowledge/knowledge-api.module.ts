import { Module } from '@nestjs/common';
import { BotModule } from '../../domains/bot/api/bot.module';
import { KnowledgeModule } from '../../domains/knowledge/api/knowledge.module';
import { KnowledgeController } from './knowledge.controller';

@Module({ imports: [BotModule, KnowledgeModule], controllers: [KnowledgeController] })
export class KnowledgeApiModule {}

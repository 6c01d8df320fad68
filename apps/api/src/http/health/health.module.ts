import { Module } from '@nestjs/common';
import { BotModule } from '../../domains/bot/api/bot.module';
import { KnowledgeModule } from '../../domains/knowledge/api/knowledge.module';
import { BotReport } from './bot-report';
import { HealthReport } from './health-report';
import { HealthController } from './health.controller';
import { Readiness } from './readiness';

@Module({
  imports: [BotModule, KnowledgeModule],
  controllers: [HealthController],
  providers: [BotReport, HealthReport, Readiness],
})
export class HealthModule {}

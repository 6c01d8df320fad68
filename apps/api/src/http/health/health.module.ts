import { Module } from '@nestjs/common';
import { AccountsModule } from '../../domains/accounts/api/accounts.module';
import { PeopleModule } from '../../domains/people/api/people.module';
import { BotModule } from '../../domains/bot/api/bot.module';
import { KnowledgeModule } from '../../domains/knowledge/api/knowledge.module';
import { BotReport } from './bot-report';
import { HealthReport } from './health-report';
import { HealthController } from './health.controller';
import { RequestReadiness } from './request-readiness';

@Module({
  imports: [AccountsModule, BotModule, KnowledgeModule, PeopleModule],
  controllers: [HealthController],
  providers: [BotReport, HealthReport, RequestReadiness],
})
export class HealthModule {}

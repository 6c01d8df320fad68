import { Module } from '@nestjs/common';
import { KnowledgeModule } from '../../domains/knowledge/api/knowledge.module';
import { HealthReport } from './health-report';
import { HealthController } from './health.controller';
import { Readiness } from './readiness';

@Module({ imports: [KnowledgeModule], controllers: [HealthController], providers: [HealthReport, Readiness] })
export class HealthModule {}

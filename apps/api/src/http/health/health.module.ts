import { Module } from '@nestjs/common';
import { HealthReport } from './health-report';
import { HealthController } from './health.controller';
import { Readiness } from './readiness';

@Module({ controllers: [HealthController], providers: [HealthReport, Readiness] })
export class HealthModule {}

import { Module } from '@nestjs/common';
import { ProcessMetrics } from '../../platform/metrics/process-metrics';
import { MetricsController } from './metrics.controller';

@Module({ controllers: [MetricsController], providers: [ProcessMetrics] })
export class MetricsModule {}

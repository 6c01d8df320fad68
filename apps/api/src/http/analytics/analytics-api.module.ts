import { Module } from '@nestjs/common';
import { AnalyticsModule } from '../../domains/analytics/api/analytics.module';
import { AnalyticsController } from './analytics.controller';
import { ExportsController } from './exports.controller';

/** Stands before the modules of messages and calls: `/api/calls/export.csv` is no call. */
@Module({ imports: [AnalyticsModule], controllers: [AnalyticsController, ExportsController] })
export class AnalyticsApiModule {}

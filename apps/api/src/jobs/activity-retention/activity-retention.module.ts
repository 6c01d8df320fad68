import { Module } from '@nestjs/common';
import { ActivityRetentionJob } from './activity-retention.job';

@Module({ providers: [ActivityRetentionJob] })
export class ActivityRetentionModule {}

import { Module } from '@nestjs/common';
import { AssistantModule } from '../../domains/assistant/api/assistant.module';
import { AssistantRetentionJob } from './assistant-retention.job';

@Module({ imports: [AssistantModule], providers: [AssistantRetentionJob] })
export class AssistantRetentionModule {}

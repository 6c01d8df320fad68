import { Module } from '@nestjs/common';
import { CallQueueModule } from '../../domains/call-queue/api/call-queue.module';
import { CallQueueController } from './call-queue.controller';

@Module({ imports: [CallQueueModule], controllers: [CallQueueController] })
export class CallQueueApiModule {}

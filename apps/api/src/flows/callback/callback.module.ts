import { Module } from '@nestjs/common';
import { CallQueueModule } from '../../domains/call-queue/api/call-queue.module';
import { CallbackFlow } from './callback.flow';

@Module({ imports: [CallQueueModule], providers: [CallbackFlow] })
export class CallbackModule {}

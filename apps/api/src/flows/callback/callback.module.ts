import { Module } from '@nestjs/common';
import { DiallingModule } from '../../domains/dialling/api/dialling.module';
import { CallQueueModule } from '../../domains/call-queue/api/call-queue.module';
import { CallbackFlow } from './callback.flow';

@Module({ imports: [CallQueueModule, DiallingModule], providers: [CallbackFlow] })
export class CallbackModule {}

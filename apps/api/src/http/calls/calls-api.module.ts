import { Module } from '@nestjs/common';
import { CallsModule } from '../../domains/calls/api/calls.module';
import { RecordingsModule } from '../../domains/recordings/api/recordings.module';
import { CallsController } from './calls.controller';

@Module({ imports: [CallsModule, RecordingsModule], controllers: [CallsController] })
export class CallsApiModule {}

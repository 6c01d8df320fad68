import { Module } from '@nestjs/common';
import { CallsModule } from '../../domains/calls/api/calls.module';
import { CallsController } from './calls.controller';

@Module({ imports: [CallsModule], controllers: [CallsController] })
export class CallsApiModule {}

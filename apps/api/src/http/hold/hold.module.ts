import { Module } from '@nestjs/common';
import { CallsModule } from '../../domains/calls/api/calls.module';
import { HoldController } from './hold.controller';

@Module({ imports: [CallsModule], controllers: [HoldController] })
export class HoldApiModule {}

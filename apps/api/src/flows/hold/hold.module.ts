import { Module } from '@nestjs/common';
import { CallsModule } from '../../domains/calls/api/calls.module';
import { HoldFlow } from './hold.flow';

@Module({ imports: [CallsModule], providers: [HoldFlow] })
export class HoldModule {}

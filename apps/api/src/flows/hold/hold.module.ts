import { Module } from '@nestjs/common';
import { HoldFlow } from './hold.flow';

@Module({ providers: [HoldFlow] })
export class HoldModule {}

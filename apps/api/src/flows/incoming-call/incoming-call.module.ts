import { Module } from '@nestjs/common';
import { IncomingCallFlow } from './incoming-call.flow';

@Module({ providers: [IncomingCallFlow] })
export class IncomingCallModule {}

import { Module } from '@nestjs/common';
import { OutgoingCallFlow } from './outgoing-call.flow';

@Module({ providers: [OutgoingCallFlow] })
export class OutgoingCallModule {}

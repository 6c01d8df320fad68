import { Module } from '@nestjs/common';
import { CallsModule } from '../../domains/calls/api/calls.module';
import { DiallingModule } from '../../domains/dialling/api/dialling.module';
import { OutgoingCallFlow } from './outgoing-call.flow';

@Module({ imports: [CallsModule, DiallingModule], providers: [OutgoingCallFlow] })
export class OutgoingCallModule {}

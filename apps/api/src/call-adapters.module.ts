import { Global, Module } from '@nestjs/common';
import { TwilioCallControl } from './adapters/twilio/twilio-call-control';
import { TwilioClients } from './adapters/twilio/twilio-clients';
import { CallControl } from './domains/calls/ports/call-control';

/** Who makes calls and moves them. */
@Global()
@Module({
  providers: [TwilioClients, { provide: CallControl, useClass: TwilioCallControl }],
  exports: [CallControl],
})
export class CallAdaptersModule {}

import { Global, Module } from '@nestjs/common';
import { AgentCalls } from '../agent-calls';
import { CallLog } from '../call-log';
import { CallsStore } from '../calls.store';
import { IncomingCalls } from '../incoming-calls';
import { PersonalCalls } from '../personal-calls';
import { PhonePresenceStore } from '../phone-presence.store';
import { AgentPhones } from './agent-phones';
import { CallRouter } from './call-router';
import { OutgoingCalls } from './outgoing-calls';

/** Who gets a call, who may call, and which calls the team has. */
@Global()
@Module({
  providers: [
    AgentCalls,
    AgentPhones,
    CallLog,
    CallRouter,
    CallsStore,
    IncomingCalls,
    OutgoingCalls,
    PersonalCalls,
    PhonePresenceStore,
  ],
  exports: [AgentPhones, CallRouter, OutgoingCalls],
})
export class CallsModule {}

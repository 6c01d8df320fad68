import { Global, Module } from '@nestjs/common';
import { AgentCalls } from '../agent-calls';
import { CallHistoryStore } from '../call-history.store';
import { CallLog } from '../call-log';
import { CallOwners } from '../call-owners';
import { CallsStore } from '../calls.store';
import { IncomingCalls } from '../incoming-calls';
import { PersonalCalls } from '../personal-calls';
import { PhonePresenceStore } from '../phone-presence.store';
import { AgentPhones } from './agent-phones';
import { CallHistory } from './call-history';
import { CallRecorder } from './call-recorder';
import { CallRouter } from './call-router';
import { OutgoingCalls } from './outgoing-calls';
import { PastCalls } from './past-calls';

/** Who gets a call, who may call, and which calls the team has. */
@Global()
@Module({
  providers: [
    AgentCalls,
    AgentPhones,
    CallHistory,
    CallHistoryStore,
    CallLog,
    CallOwners,
    CallRecorder,
    CallRouter,
    CallsStore,
    IncomingCalls,
    OutgoingCalls,
    PastCalls,
    PersonalCalls,
    PhonePresenceStore,
  ],
  exports: [AgentPhones, CallHistory, CallRecorder, CallRouter, OutgoingCalls, PastCalls],
})
export class CallsModule {}

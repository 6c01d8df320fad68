import { Global, Module } from '@nestjs/common';
import { AgentCalls } from '../agent-calls';
import { CallHistoryStore } from '../call-history.store';
import { CallLog } from '../call-log';
import { CallOwners } from '../call-owners';
import { CallsStore } from '../calls.store';
import { IncomingCalls } from '../incoming-calls';
import { PersonalCalls } from '../personal-calls';
import { PhonePresenceStore } from '../phone-presence.store';
import { TransfersStore } from '../transfers.store';
import { AgentPhones } from './agent-phones';
import { CallHistory } from './call-history';
import { CallMover } from './call-mover';
import { CallRecorder } from './call-recorder';
import { CallTransfers } from './call-transfers';
import { KnownCalls } from './known-calls';
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
    CallMover,
    CallHistoryStore,
    CallLog,
    CallOwners,
    CallRecorder,
    CallRouter,
    CallsStore,
    CallTransfers,
    TransfersStore,
    IncomingCalls,
    KnownCalls,
    OutgoingCalls,
    PastCalls,
    PersonalCalls,
    PhonePresenceStore,
  ],
  exports: [
    AgentPhones,
    CallHistory,
    CallMover,
    CallRecorder,
    CallTransfers,
    CallRouter,
    KnownCalls,
    OutgoingCalls,
    PastCalls,
  ],
})
export class CallsModule {}

import { Module } from '@nestjs/common';
import { Brings } from '../../../platform/modules/brings';
import { CALLS_SCHEMA } from '../calls-schema';
import { AccountsModule } from '../../accounts/api/accounts.module';
import { DiallingModule } from '../../dialling/api/dialling.module';
import { PeopleModule } from '../../people/api/people.module';
import { OrganisationsModule } from '../../organisations/api/organisations.module';
import { AnswersRetentionJob } from '../answers-retention.job';
import { CallAnswersStore } from '../call-answers.store';
import { AgentCalls } from '../agent-calls';
import { CallingAgents } from '../calling-agents';
import { CallHistoryStore } from '../call-history.store';
import { CallPricesJob } from '../call-prices.job';
import { CallPricesStore } from '../call-prices.store';
import { CallRoomsStore } from '../call-rooms.store';
import { CallLog } from '../call-log';
import { CallOwners } from '../call-owners';
import { CallsOfPerson } from '../calls-of-person';
import { CallsStore } from '../calls.store';
import { ContactsModule } from '../../contacts/api/contacts.module';
import { Handovers } from '../handovers';
import { HandoversStore } from '../handovers.store';
import { IncomingCalls } from '../incoming-calls';
import { MeetingRooms } from '../meeting-rooms';
import { OpenCallsStore } from '../open-calls.store';
import { PersonalCalls } from '../personal-calls';
import { PhonePresenceStore } from '../phone-presence.store';
import { ReconcileCallsJob } from '../reconcile-calls.job';
import { TalkingSides } from '../talking-sides';
import { TransferTargets } from '../transfer-targets';
import { AnswerKeeper } from './answer-keeper';
import { CallWalks } from './call-walks';
import { AgentPhones } from './agent-phones';
import { CallHistory } from './call-history';
import { ConsultedSides } from './consulted-sides';
import { CallConsultations } from './call-consultations';
import { LeftConsultations } from './left-consultations';
import { CallHolds } from './call-holds';
import { CallMover } from './call-mover';
import { CallRecorder } from './call-recorder';
import { CallTransfers } from './call-transfers';
import { KnownCalls } from './known-calls';
import { CallRouter } from './call-router';
import { OutgoingCalls } from './outgoing-calls';
import { PastCalls } from './past-calls';

/** Who gets a call, who may call, and which calls the team has. */
@Brings({ schema: CALLS_SCHEMA })
@Module({
  imports: [AccountsModule, ContactsModule, DiallingModule, OrganisationsModule, PeopleModule],
  providers: [
    CallsOfPerson,
    AnswerKeeper,
    AnswersRetentionJob,
    CallAnswersStore,
    CallWalks,
    CallConsultations,
    ConsultedSides,
    LeftConsultations,
    CallHolds,
    CallPricesJob,
    CallPricesStore,
    CallRoomsStore,
    MeetingRooms,
    AgentCalls,
    CallingAgents,
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
    Handovers,
    HandoversStore,
    TalkingSides,
    TransferTargets,
    IncomingCalls,
    KnownCalls,
    OpenCallsStore,
    OutgoingCalls,
    PastCalls,
    ReconcileCallsJob,
    PersonalCalls,
    PhonePresenceStore,
  ],
  exports: [
    AnswerKeeper,
    CallWalks,
    CallConsultations,
    ConsultedSides,
    LeftConsultations,
    CallHolds,
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

import { Module } from '@nestjs/common';
import { Brings } from '../../../platform/modules/brings';
import { VOICEMAIL_SCHEMA } from '../voicemail-schema';
import { AccountsModule } from '../../accounts/api/accounts.module';
import { AuditModule } from '../../audit/api/audit.module';
import { CallsModule } from '../../calls/api/calls.module';
import { NumberFlowsModule } from '../../number-flows/api/number-flows.module';
import { PeopleModule } from '../../people/api/people.module';
import { BotModule } from '../../bot/api/bot.module';
import { ContactsModule } from '../../contacts/api/contacts.module';
import { RecordingsModule } from '../../recordings/api/recordings.module';
import { FetchVoicemailJob } from '../fetch-voicemail.job';
import { MissedVoicemails } from '../missed-voicemails';
import { ReconcileVoicemailsJob } from '../reconcile-voicemails.job';
import { VoicemailEraser } from '../voicemail-eraser';
import { VoicemailFetcher } from '../voicemail-fetcher';
import { VoicemailLog } from '../voicemail-log';
import { VoicemailLooksStore } from '../voicemail-looks.store';
import { VoicemailRetentionJob } from '../voicemail-retention.job';
import { VoicemailsOfPerson } from '../voicemails-of-person';
import { VoicemailsStore } from '../voicemails.store';
import { VoicemailRecorder } from './voicemail-recorder';
import { VoicemailDeletion } from './voicemail-deletion';
import { Voicemails } from './voicemails';

const OFFERED = [VoicemailDeletion, VoicemailRecorder, Voicemails];

/** What callers speak when nobody is there: kept, written down, listened to, erased. */
@Brings({ schema: VOICEMAIL_SCHEMA })
@Module({
  imports: [
    AccountsModule,
    AuditModule,
    BotModule,
    CallsModule,
    ContactsModule,
    NumberFlowsModule,
    PeopleModule,
    RecordingsModule,
  ],
  providers: [
    FetchVoicemailJob,
    MissedVoicemails,
    ReconcileVoicemailsJob,
    VoicemailEraser,
    VoicemailFetcher,
    VoicemailLog,
    VoicemailLooksStore,
    VoicemailRetentionJob,
    VoicemailsOfPerson,
    VoicemailsStore,
    ...OFFERED,
  ],
  exports: OFFERED,
})
export class VoicemailModule {}

import { Module } from '@nestjs/common';
import { Brings } from '../../../platform/modules/brings';
import { AccountsModule } from '../../accounts/api/accounts.module';
import { AuditModule } from '../../audit/api/audit.module';
import { BotModule } from '../../bot/api/bot.module';
import { CallsModule } from '../../calls/api/calls.module';
import { ContactsModule } from '../../contacts/api/contacts.module';
import { NumberFlowsModule } from '../../number-flows/api/number-flows.module';
import { PeopleModule } from '../../people/api/people.module';
import { BeginRecordingJob } from '../begin-recording.job';
import { ConsentsStore } from '../consents.store';
import { DeleteRecordingJob } from '../delete-recording.job';
import { FetchRecordingJob } from '../fetch-recording.job';
import { RecordingEraser } from '../recording-eraser';
import { RecordingLog } from '../recording-log';
import { RecordingLogins } from '../recording-logins';
import { RecordingRetentionJob } from '../recording-retention.job';
import { RECORDINGS_SCHEMA } from '../recordings-schema';
import { RecordingsOfPerson } from '../recordings-of-person';
import { RecordingTranscriber } from '../recording-transcriber';
import { RecordingsStore } from '../recordings.store';
import { TranscribeRecordingJob } from '../transcribe-recording.job';
import { ProviderErasure } from './provider-erasure';
import { RecordedSounds } from './recorded-sounds';
import { RecordingConsents } from './recording-consents';
import { RecordingDeletion } from './recording-deletion';
import { RecordingReceiver } from './recording-receiver';
import { RecordingSettings } from './recording-settings';
import { Recordings } from './recordings';
import { RoomRecordings } from './room-recordings';
import { SpokenRecordings } from './spoken-recordings';

const OFFERED = [
  ProviderErasure,
  RecordedSounds,
  RecordingConsents,
  RecordingDeletion,
  RecordingReceiver,
  RecordingSettings,
  Recordings,
  RoomRecordings,
  SpokenRecordings,
];

/** What was said in calls, where whoever called was told so or has agreed: kept, listened to, erased. */
@Brings({ schema: RECORDINGS_SCHEMA })
@Module({
  imports: [
    AccountsModule,
    AuditModule,
    BotModule,
    CallsModule,
    ContactsModule,
    NumberFlowsModule,
    PeopleModule,
  ],
  providers: [
    BeginRecordingJob,
    ConsentsStore,
    DeleteRecordingJob,
    FetchRecordingJob,
    RecordingEraser,
    RecordingLog,
    RecordingLogins,
    RecordingRetentionJob,
    RecordingTranscriber,
    RecordingsOfPerson,
    RecordingsStore,
    TranscribeRecordingJob,
    ...OFFERED,
  ],
  exports: OFFERED,
})
export class RecordingsModule {}

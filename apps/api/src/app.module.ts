import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import { TwimlModule, type LanguageTag, type VoiceName } from '@centralita/twiml';
import type { DestinationStream } from 'pino';
import { NgrokTunnels } from './adapters/ngrok/ngrok-tunnels';
import { boundPorts } from './composition/bound-ports';
import { AccountsModule } from './domains/accounts/api/accounts.module';
import { AlertsModule } from './domains/alerts/api/alerts.module';
import { AuditModule } from './domains/audit/api/audit.module';
import { CallsModule } from './domains/calls/api/calls.module';
import { DemoModule } from './domains/demo/api/demo.module';
import { DiallingModule } from './domains/dialling/api/dialling.module';
import { OrganisationsModule } from './domains/organisations/api/organisations.module';
import { PeopleModule } from './domains/people/api/people.module';
import { AnnouncementModule } from './flows/announcement/announcement.module';
import { AssistantFlowModule } from './flows/assistant/assistant.module';
import { IncomingCallModule } from './flows/incoming-call/incoming-call.module';
import { MenuModule } from './flows/menu/menu.module';
import { OpeningHoursModule } from './flows/opening-hours/opening-hours.module';
import { OutgoingCallModule } from './flows/outgoing-call/outgoing-call.module';
import { PersonModule } from './flows/person/person.module';
import { ConferenceModule } from './flows/conference/conference.module';
import { HoldModule } from './flows/hold/hold.module';
import { StreamingAssistantModule } from './flows/streaming-assistant/streaming-assistant.module';
import { TransferModule } from './flows/transfer/transfer.module';
import { CallbackModule } from './flows/callback/callback.module';
import { QueueFlowModule } from './flows/queue/queue.module';
import { CallRecordingModule } from './flows/call-recording/call-recording.module';
import { VoicemailFlowModule } from './flows/voicemail/voicemail.module';
import { AccessModule } from './http/access/access.module';
import { NotificationsModule } from './domains/notifications/api/notifications.module';
import { ActivitiesModule } from './http/activities/activities.module';
import { AppointmentsApiModule } from './http/appointments/appointments-api.module';
import { AlertsApiModule } from './http/alerts/alerts-api.module';
import { AccountsApiModule } from './http/accounts/accounts-api.module';
import { AnalyticsApiModule } from './http/analytics/analytics-api.module';
import { AuditApiModule } from './http/audit/audit-api.module';
import { CampaignsApiModule } from './http/campaigns/campaigns-api.module';
import { CallsApiModule } from './http/calls/calls-api.module';
import { ConfigApiModule } from './http/config/config-api.module';
import { DialCheckModule } from './http/dial-check/dial-check.module';
import { EventWebhooksApiModule } from './http/event-webhooks/event-webhooks-api.module';
import { FirstRunModule } from './http/first-run/first-run.module';
import { HealthModule } from './http/health/health.module';
import { DeadLettersApiModule } from './http/dead-letters/dead-letters-api.module';
import { InvitationsModule } from './http/invitations/invitations.module';
import { PushModule } from './http/push/push.module';
import { KnowledgeApiModule } from './http/knowledge/knowledge-api.module';
import { LiveModule } from './http/live/live.module';
import { NumberFlowsApiModule } from './http/number-flows/number-flows-api.module';
import { CallFlowsApiModule } from './http/call-flows/call-flows-api.module';
import { CallQueueApiModule } from './http/call-queue/call-queue-api.module';
import { HoldMusicModule } from './http/hold-music/hold-music.module';
import { HoldApiModule } from './http/hold/hold.module';
import { TransferApiModule } from './http/transfer/transfer.module';
import { RecordingsApiModule } from './http/recordings/recordings-api.module';
import { VoicemailApiModule } from './http/voicemail/voicemail-api.module';
import { MeModule } from './http/me/me.module';
import { MacrosApiModule } from './http/macros/macros-api.module';
import { MessagesApiModule } from './http/messages/messages-api.module';
import { MetricsModule } from './http/metrics/metrics.module';
import { OpenApiModule } from './http/openapi/openapi.module';
import { OrganisationsApiModule } from './http/organisations/organisations-api.module';
import { PeopleApiModule } from './http/people/people-api.module';
import { ProblemFilter } from './http/problem-filter';
import { QuarantineModule } from './http/quarantine/quarantine.module';
import { RequestValidation } from './http/request-validation';
import { ReadinessApiModule } from './http/readiness/readiness-api.module';
import { RootModule } from './http/root/root.module';
import { ContactsApiModule } from './http/contacts/contacts-api.module';
import { SavedRepliesApiModule } from './http/saved-replies/saved-replies-api.module';
import { TeamsApiModule } from './http/teams/teams-api.module';
import { SessionModule } from './http/session/session.module';
import { SetupModule } from './http/setup/setup.module';
import { TemplatesApiModule } from './http/templates/templates-api.module';
import { TokenModule } from './http/token/token.module';
import { ProgramTokensApiModule } from './http/program-tokens/program-tokens-api.module';
import { openStore } from './composition/open-store';
import { openEventBus } from './composition/open-event-bus';
import { jobStoreProvider } from './composition/job-store-provider';
import { wordIndexProvider } from './composition/word-index-provider';
import type { Config } from './platform/config/config';
import { DatabaseModule } from './platform/database/database.module';
import { EventsModule } from './platform/events/events.module';
import { LoggingModule } from './platform/logging/logging.module';
import { PlatformModule } from './platform/platform.module';
import { QueueModule } from './platform/queue/queue.module';
import { SearchModule } from './platform/search/search.module';
import { Tunnels } from './platform/public-url/tunnels';
import { MessageWebhookModule } from './webhooks/messages/message-webhook.module';
import { EmailWebhookModule } from './webhooks/email/email-webhook.module';
import { MetaWebhookModule } from './webhooks/meta/meta-webhook.module';
import { RelayWebhookModule } from './webhooks/relay/relay-webhook.module';
import { VoiceWebhookModule } from './webhooks/voice/voice-webhook.module';

const MINUTE_MS = 60_000;
/** Requests that get a log line and an id: those of our own API. Webhooks write lines of their own. */
const LOGGED_PATHS = ['api/*path', 'setup/*path', 'token', 'health'];

/** The composition root: which adapter stands behind which port, and which flows, doors and domains there are. */
@Module({})
export class AppModule {
  /** @param logOutput where log lines go; standard output where absent */
  static with(config: Config, logOutput?: DestinationStream): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(config, { provide: Tunnels, useClass: NgrokTunnels }),
        LoggingModule.with(config, { output: logOutput, paths: LOGGED_PATHS }),
        DatabaseModule.with((schema) => openStore(config, schema)),
        QueueModule.with(jobStoreProvider(config)),
        EventsModule.with(openEventBus(config)),
        SearchModule.with(wordIndexProvider),
        ThrottlerModule.forRoot([{ ttl: MINUTE_MS, limit: config.requestsPerMinute }]),
        boundPorts(config),
        TwimlModule.forRoot({
          language: config.voiceLanguage as LanguageTag,
          voice: config.voiceName as VoiceName | undefined,
        }),

        AuditModule,
        AlertsModule,
        NotificationsModule,
        OrganisationsModule,
        PeopleModule,
        AccountsModule,
        CallsModule,
        DemoModule,
        DiallingModule,

        AnnouncementModule,
        AssistantFlowModule,
        IncomingCallModule,
        MenuModule,
        OpeningHoursModule,
        OutgoingCallModule,
        PersonModule,
        QueueFlowModule,
        StreamingAssistantModule,
        CallbackModule,
        ConferenceModule,
        HoldModule,
        TransferModule,
        VoicemailFlowModule,
        CallRecordingModule,

        RelayWebhookModule,
        VoiceWebhookModule,
        MessageWebhookModule,
        EmailWebhookModule,
        MetaWebhookModule,
        AccessModule,
        AppointmentsApiModule,
        AnalyticsApiModule,
        AuditApiModule,
        CallsApiModule,
        CampaignsApiModule,
        EventWebhooksApiModule,
        FirstRunModule,
        InvitationsModule,
        MeModule,
        MessagesApiModule,
        PeopleApiModule,
        ContactsApiModule,
        MacrosApiModule,
        SavedRepliesApiModule,
        TeamsApiModule,
        SessionModule,
        TemplatesApiModule,
        ProgramTokensApiModule,
        AlertsApiModule,
        ActivitiesModule,
        KnowledgeApiModule,
        LiveModule,
        PushModule,
        DeadLettersApiModule,
        CallQueueApiModule,
        HoldMusicModule,
        HoldApiModule,
        TransferApiModule,
        VoicemailApiModule,
        RecordingsApiModule,
        NumberFlowsApiModule,
        CallFlowsApiModule,
        OpenApiModule,
        OrganisationsApiModule,
        QuarantineModule,
        ReadinessApiModule,
        AccountsApiModule,
        TokenModule,
        DialCheckModule,
        SetupModule,
        ConfigApiModule,
        HealthModule,
        MetricsModule,
        RootModule,
      ],
      providers: [
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useClass: RequestValidation },
      ],
    };
  }
}

import { Module } from '@nestjs/common';
import { Brings } from '../../../platform/modules/brings';
import { HANDLING_SCHEMA } from '../handling/handling-schema';
import { MAIL_BODIES_SCHEMA } from '../mail/mail-bodies-schema';
import { MAIL_SCHEMA } from '../mail/mail-schema';
import { MESSAGE_USAGE_SCHEMA } from '../message-usage-schema';
import { MESSAGES_AFTER_RESTORE } from '../messages-after-restore';
import { MESSAGES_SCHEMA } from '../messages-schema';
import { LABELS_IN_ORDER_SCHEMA } from '../labels-in-order-schema';
import { INBOX_VIEWS_SCHEMA } from '../views/inbox-views-schema';
import { InboxViewsStore } from '../views/inbox-views.store';
import { ViewCountsStore } from '../view-counts.store';
import { AccountsModule } from '../../accounts/api/accounts.module';
import { OrganisationsModule } from '../../organisations/api/organisations.module';
import { AlertsModule } from '../../alerts/api/alerts.module';
import { AuditModule } from '../../audit/api/audit.module';
import { PeopleModule } from '../../people/api/people.module';
import { BotModule } from '../../bot/api/bot.module';
import { ContactsModule } from '../../contacts/api/contacts.module';
import { TeamsModule } from '../../teams/api/teams.module';
import { TemplatesModule } from '../../templates/api/templates.module';
import { AcknowledgementReports } from '../acknowledgement-reports';
import { AnswerJob } from '../answer.job';
import { AnswerOutcome } from '../answer-outcome';
import { AttachmentsStore } from '../attachments.store';
import { AutomaticSenders } from '../automatic-senders';
import { Carriers } from '../carriers';
import { CloudCarrier } from '../cloud-carrier';
import { ConversationsStore } from '../conversations.store';
import { ConversationViews } from '../conversation-views';
import { MessageViews } from '../message-views';
import { PersonsMessages } from '../persons-messages';
import { DailyCap } from '../daily-cap';
import { FetchFilesJob } from '../fetch-files.job';
import { FirstResponse } from '../first-response';
import { FileFetcher } from '../file-fetcher';
import { FoundTexts } from '../found-texts';
import { Assignees } from './assignees';
import { ConversationChanges } from '../handling/conversation-changes';
import { ConversationMarks } from '../handling/conversation-marks';
import { InboxSettingsStore } from '../handling/inbox-settings.store';
import { RatingAnswers } from '../handling/rating-answers';
import { RatingQuestions } from '../handling/rating-questions';
import { RatingsStore } from '../handling/ratings.store';
import { ConversationLedger } from '../handling/conversation-ledger';
import { LabelsStore } from '../handling/labels.store';
import { ThreadEntriesStore } from '../handling/thread-entries.store';
import { WakeConversationJob } from '../handling/wake-conversation.job';
import { IncomingFiles } from '../incoming-files';
import { IncomingResponse } from '../incoming-response';
import { LateAcknowledgement } from '../late-acknowledgement';
import { LostAnswers } from '../lost-answers';
import { MediaLinks } from '../media-links';
import { MessageEventsStore } from '../message-events.store';
import { MessageLog } from '../message-log';
import { MessageMeter } from '../message-meter';
import { MessagesOfPerson } from '../messages-of-person';
import { MessageUsageStore } from '../message-usage.store';
import { MessagesStore } from '../messages.store';
import { MissedMessages } from '../missed-messages';
import { GivenUpSends } from '../given-up-sends';
import { HandOver } from '../hand-over';
import { StrayMessages } from '../stray-messages';
import { SummariseHandOverJob } from '../summarise-hand-over.job';
import { IncomingMailFiles } from '../mail/incoming-mail-files';
import { MailBodiesStore } from '../mail/mail-bodies.store';
import { MailCarrier } from '../mail/mail-carrier';
import { MailResponse } from '../mail/mail-response';
import { MailSenders } from '../mail/mail-senders';
import { MailEventsStore } from '../mail/mail-events.store';
import { OptOuts } from '../opt-outs';
import { Outbox } from '../outbox';
import { OutgoingClaims } from '../outgoing-claims';
import { OutgoingFiles } from '../outgoing-files';
import { MessagePricesJob } from '../message-prices.job';
import { MessagePricesStore } from '../message-prices.store';
import { OwnNumbers } from '../own-numbers';
import { PhoneCarrier } from '../phone-carrier';
import { ProviderStatus } from '../provider-status';
import { QuestionReader } from '../question-reader';
import { ReconcileMessagesJob } from '../reconcile-messages.job';
import { ReconciliationsStore } from '../reconciliations.store';
import { SendMessageJob } from '../send-message.job';
import { SendResults } from '../send-results';
import { SenderPaceStore } from '../sender-pace.store';
import { SentMessages } from '../sent-messages';
import { SettleMessageJob } from '../settle-message.job';
import { TellReadJob } from '../tell-read.job';
import { Threads } from '../threads';
import { TimedAnswerer } from '../timed-answerer';
import { UnsentFilesJob } from '../unsent-files.job';
import { MessageRates } from './message-rates';
import { DeliveryReports } from './delivery-reports';
import { Attachments } from './attachments';
import { AutomaticMessages } from './automatic-messages';
import { CloudConnector } from './cloud-connector';
import { CloudInbox } from './cloud-inbox';
import { CombinedActions } from './combined-actions';
import { ConversationActions } from './conversation-actions';
import { ConversationNotes } from './conversation-notes';
import { Conversations } from './conversations';
import { Inbox } from './inbox';
import { InboxSettingsBook } from './inbox-settings-book';
import { InboxViewCounts } from './inbox-view-counts';
import { InboxViews } from './inbox-views';
import { Labels } from './labels';
import { MailConnector } from './mail-connector';
import { MailEvents } from './mail-events';
import { MailInbox } from './mail-inbox';
import { MailPages } from './mail-pages';
import { MessageConnector } from './message-connector';
import { MessageSearch } from './message-search';
import { MessageTraffic } from './message-traffic';
import { MessageWriter } from './message-writer';
import { ReplyHandlers } from './reply-handlers';
import { PastMessages } from './past-messages';
import { Writing } from './writing';

const OFFERED = [
  Attachments,
  AutomaticMessages,
  CloudConnector,
  CloudInbox,
  CombinedActions,
  Assignees,
  ConversationActions,
  ConversationNotes,
  Conversations,
  DeliveryReports,
  Inbox,
  InboxSettingsBook,
  InboxViewCounts,
  InboxViews,
  Labels,
  MailConnector,
  MailEvents,
  MailInbox,
  MailPages,
  MessageConnector,
  MessageRates,
  MessageSearch,
  MessageTraffic,
  MessageWriter,
  ReplyHandlers,
  PastMessages,
  Writing,
];
const OWN = [
  AcknowledgementReports,
  AnswerJob,
  AnswerOutcome,
  AttachmentsStore,
  Carriers,
  CloudCarrier,
  AutomaticSenders,
  ConversationChanges,
  ConversationLedger,
  ConversationMarks,
  InboxSettingsStore,
  RatingAnswers,
  RatingQuestions,
  RatingsStore,
  ConversationsStore,
  ConversationViews,
  InboxViewsStore,
  ViewCountsStore,
  DailyCap,
  LabelsStore,
  ThreadEntriesStore,
  WakeConversationJob,
  MessagesOfPerson,
  MessageViews,
  PersonsMessages,
  FetchFilesJob,
  FileFetcher,
  FoundTexts,
  FirstResponse,
  GivenUpSends,
  HandOver,
  SummariseHandOverJob,
  IncomingFiles,
  IncomingResponse,
  LateAcknowledgement,
  LostAnswers,
  MediaLinks,
  MessageEventsStore,
  MessageLog,
  MessageMeter,
  MessagePricesJob,
  MessagePricesStore,
  MessageUsageStore,
  MessagesStore,
  MissedMessages,
  IncomingMailFiles,
  MailCarrier,
  MailBodiesStore,
  MailEventsStore,
  MailResponse,
  MailSenders,
  OptOuts,
  Outbox,
  OutgoingClaims,
  OutgoingFiles,
  OwnNumbers,
  PhoneCarrier,
  ProviderStatus,
  QuestionReader,
  ReconcileMessagesJob,
  ReconciliationsStore,
  SendMessageJob,
  SendResults,
  SenderPaceStore,
  SentMessages,
  SettleMessageJob,
  StrayMessages,
  TellReadJob,
  Threads,
  TimedAnswerer,
  UnsentFilesJob,
];

/** Messages of people: in, answered, out, and what became of them. */
@Brings({
  schema: [
    ...HANDLING_SCHEMA,
    ...INBOX_VIEWS_SCHEMA,
    ...LABELS_IN_ORDER_SCHEMA,
    ...MAIL_BODIES_SCHEMA,
    ...MAIL_SCHEMA,
    ...MESSAGE_USAGE_SCHEMA,
    ...MESSAGES_SCHEMA,
  ],
  heldAfterRestore: MESSAGES_AFTER_RESTORE,
})
@Module({
  imports: [
    AccountsModule,
    AlertsModule,
    AuditModule,
    BotModule,
    ContactsModule,
    OrganisationsModule,
    PeopleModule,
    TeamsModule,
    TemplatesModule,
  ],
  providers: [...OWN, ...OFFERED],
  exports: OFFERED,
})
export class MessagesModule {}

import { ALERTS_SCHEMA } from './domains/alerts/alerts-schema';
import { ACCOUNTS_SCHEMA } from './domains/accounts/accounts-schema';
import { APPOINTMENTS_SCHEMA } from './domains/appointments/appointments-schema';
import { ANALYTICS_SCHEMA } from './domains/analytics/analytics-schema';
import { ASSISTANT_SCHEMA } from './domains/assistant/assistant-schema';
import { CALL_QUEUE_SCHEMA } from './domains/call-queue/call-queue-schema';
import { CALLS_SCHEMA } from './domains/calls/calls-schema';
import { CAMPAIGNS_SCHEMA } from './domains/campaigns/campaigns-schema';
import { AUDIT_SCHEMA } from './domains/audit/audit-schema';
import { CONTACTS_SCHEMA } from './domains/contacts/contacts-schema';
import { EVENT_WEBHOOKS_SCHEMA } from './domains/event-webhooks/event-webhooks-schema';
import { HANDLING_SCHEMA } from './domains/messages/handling/handling-schema';
import { MAIL_BODIES_SCHEMA } from './domains/messages/mail/mail-bodies-schema';
import { MAIL_SCHEMA } from './domains/messages/mail/mail-schema';
import { MESSAGES_SCHEMA } from './domains/messages/messages-schema';
import { PUSH_SCHEMA } from './domains/notifications/push-schema';
import { BOT_SCHEMA } from './domains/bot/bot-schema';
import { KNOWLEDGE_SCHEMA } from './domains/knowledge/knowledge-schema';
import { NUMBER_FLOWS_SCHEMA } from './domains/number-flows/number-flows-schema';
import { ORGANISATIONS_SCHEMA } from './domains/organisations/organisations-schema';
import { PEOPLE_SCHEMA } from './domains/people/people-schema';
import { TIMELINE_SCHEMA } from './domains/timeline/timeline-schema';
import { VOICEMAIL_SCHEMA } from './domains/voicemail/voicemail-schema';
import { READINESS_SCHEMA } from './domains/readiness/readiness-schema';
import { SAVED_REPLIES_SCHEMA } from './domains/saved-replies/saved-replies-schema';
import { TEMPLATES_SCHEMA } from './domains/templates/templates-schema';
import type { SchemaChange } from './platform/database/schema-change';
import { ACTIVITY_SCHEMA } from './platform/events/activity-schema';
import { SEARCH_SCHEMA } from './platform/search/search-schema';
import { QUEUE_SCHEMA } from './platform/queue/queue-schema';

/** Every step of the schema. They run in the order of their names, whatever their order here. */
export const SCHEMA: readonly SchemaChange[] = [
  ...ACCOUNTS_SCHEMA,
  ...ACTIVITY_SCHEMA,
  ...ALERTS_SCHEMA,
  ...APPOINTMENTS_SCHEMA,
  ...ANALYTICS_SCHEMA,
  ...ASSISTANT_SCHEMA,
  ...AUDIT_SCHEMA,
  ...BOT_SCHEMA,
  ...CALLS_SCHEMA,
  ...CALL_QUEUE_SCHEMA,
  ...CAMPAIGNS_SCHEMA,
  ...CONTACTS_SCHEMA,
  ...EVENT_WEBHOOKS_SCHEMA,
  ...KNOWLEDGE_SCHEMA,
  ...HANDLING_SCHEMA,
  ...MAIL_BODIES_SCHEMA,
  ...MAIL_SCHEMA,
  ...MESSAGES_SCHEMA,
  ...NUMBER_FLOWS_SCHEMA,
  ...ORGANISATIONS_SCHEMA,
  ...PEOPLE_SCHEMA,
  ...PUSH_SCHEMA,
  ...QUEUE_SCHEMA,
  ...VOICEMAIL_SCHEMA,
  ...READINESS_SCHEMA,
  ...SAVED_REPLIES_SCHEMA,
  ...SEARCH_SCHEMA,
  ...TEMPLATES_SCHEMA,
  ...TIMELINE_SCHEMA,
];

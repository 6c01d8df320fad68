import type { DynamicModule } from '@nestjs/common';
import { GuardedWebhookSender } from '../adapters/http/guarded-webhook-sender';
import { TwilioClients } from '../adapters/twilio/twilio-clients';
import { WebPushSender } from '../adapters/web-push/web-push-sender';
import { AccountsModule } from '../domains/accounts/api/accounts.module';
import { ActorNames } from '../domains/audit/api/actor-names';
import { WebhookSender } from '../platform/outgoing-webhooks/webhook-sender';
import { PushSender } from '../domains/notifications/ports/push-sender';
import { TalkRecording } from '../domains/calls/api/talk-recording';
import { Headcount } from '../domains/organisations/api/headcount';
import { PeopleDirectory } from '../domains/people/api/people-directory';
import { PeopleModule } from '../domains/people/api/people.module';
import { RecordingsModule } from '../domains/recordings/api/recordings.module';
import { RoomRecordings } from '../domains/recordings/api/room-recordings';
import type { Config } from '../platform/config/config';
import { PortsModule } from '../platform/ports/ports.module';
import { ACCOUNT_ADAPTERS } from './account-adapters';
import { botAdapters } from './bot-adapters';
import { CALL_ADAPTERS } from './call-adapters';
import { MESSAGE_ADAPTERS } from './message-adapters';
import { READINESS_ADAPTERS } from './readiness-adapters';

/** Which adapter stands behind which port. */
export const boundPorts = (config: Config): DynamicModule =>
  PortsModule.bind({
    // What domains offer behind ports: the check of voice, which Twilio's provider of accounts asks; the names of people; recordings.
    imports: [AccountsModule, PeopleModule, RecordingsModule],
    adapters: [
      TwilioClients,
      { provide: ActorNames, useExisting: PeopleDirectory },
      { provide: Headcount, useExisting: PeopleDirectory },
      { provide: TalkRecording, useExisting: RoomRecordings },
      ...ACCOUNT_ADAPTERS,
      ...botAdapters(config),
      ...CALL_ADAPTERS,
      ...MESSAGE_ADAPTERS,
      ...READINESS_ADAPTERS,
      { provide: PushSender, useClass: WebPushSender },
      { provide: WebhookSender, useClass: GuardedWebhookSender },
    ],
  });

import { Module } from '@nestjs/common';
import { Brings } from '../../../platform/modules/brings';
import { AssistantRetentionJob } from '../assistant-retention.job';
import { ASSISTANT_SCHEMA } from '../assistant-schema';
import { OrganisationsModule } from '../../organisations/api/organisations.module';
import { BotModule } from '../../bot/api/bot.module';
import { ContactsModule } from '../../contacts/api/contacts.module';
import { AssistantStore } from '../assistant.store';
import { TurnsOfPerson } from '../turns-of-person';
import { Assistant } from './assistant';
import { AssistantRetention } from './assistant-retention';
import { AssistantSpeech } from './assistant-speech';
import { SpokenConversations } from './spoken-conversations';
import { RelayTags } from './relay-tags';

const OFFERED = [Assistant, AssistantRetention, AssistantSpeech, SpokenConversations, RelayTags];

/** What callers ask a bot, and what it answers. */
@Brings({ schema: ASSISTANT_SCHEMA })
@Module({
  imports: [BotModule, ContactsModule, OrganisationsModule],
  providers: [AssistantRetentionJob, AssistantStore, TurnsOfPerson, ...OFFERED],
  exports: OFFERED,
})
export class AssistantModule {}

import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../../organisations/api/organisations.module';
import { BotModule } from '../../bot/api/bot.module';
import { ContactsModule } from '../../contacts/api/contacts.module';
import { AssistantStore } from '../assistant.store';
import { TurnsOfPerson } from '../turns-of-person';
import { Assistant } from './assistant';
import { AssistantRetention } from './assistant-retention';
import { AssistantSpeech } from './assistant-speech';
import { Conversations } from './conversations';
import { RelayTags } from './relay-tags';

const OFFERED = [Assistant, AssistantRetention, AssistantSpeech, Conversations, RelayTags];

/** What callers ask a bot, and what it answers. */
@Module({
  imports: [BotModule, ContactsModule, OrganisationsModule],
  providers: [AssistantStore, TurnsOfPerson, ...OFFERED],
  exports: OFFERED,
})
export class AssistantModule {}

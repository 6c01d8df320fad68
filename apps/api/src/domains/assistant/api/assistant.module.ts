import { Module } from '@nestjs/common';
import { BotModule } from '../../bot/api/bot.module';
import { AssistantStore } from '../assistant.store';
import { Assistant } from './assistant';
import { AssistantRetention } from './assistant-retention';

const OFFERED = [Assistant, AssistantRetention];

/** What callers ask a bot, and what it answers. */
@Module({ imports: [BotModule], providers: [AssistantStore, ...OFFERED], exports: OFFERED })
export class AssistantModule {}

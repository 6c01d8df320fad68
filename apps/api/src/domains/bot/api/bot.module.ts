import { Module } from '@nestjs/common';
import { Brings } from '../../../platform/modules/brings';
import { BOT_SCHEMA } from '../bot-schema';
import { KnowledgeModule } from '../../knowledge/api/knowledge.module';
import { AnswerMeter } from '../answer-meter';
import { AnswerWriter } from '../answer-writer';
import { BotBudget } from '../bot-budget';
import { BotUsageStore } from '../bot-usage.store';
import { BuiltInBot } from '../built-in-bot';
import { CallAnswerMeter } from '../call-answer-meter';
import { Answerer } from './answerer';
import { CallAnswerer } from './call-answerer';
import { HandoverSummaries } from './handover-summaries';
import { Transcripts } from './transcripts';

/** Answers what customers write and say. */
@Brings({ schema: BOT_SCHEMA })
@Module({
  imports: [KnowledgeModule],
  providers: [
    AnswerMeter,
    AnswerWriter,
    BotBudget,
    BotUsageStore,
    BuiltInBot,
    CallAnswerMeter,
    Answerer,
    CallAnswerer,
    HandoverSummaries,
    Transcripts,
  ],
  exports: [Answerer, CallAnswerer, HandoverSummaries, Transcripts],
})
export class BotModule {}

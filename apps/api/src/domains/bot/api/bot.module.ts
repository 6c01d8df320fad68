import { Module } from '@nestjs/common';
import { KnowledgeModule } from '../../knowledge/api/knowledge.module';
import { AnswerMeter } from '../answer-meter';
import { AnswerWriter } from '../answer-writer';
import { BotBudget } from '../bot-budget';
import { BotUsageStore } from '../bot-usage.store';
import { BuiltInBot } from '../built-in-bot';
import { CallAnswerMeter } from '../call-answer-meter';
import { Answerer } from './answerer';
import { CallAnswerer } from './call-answerer';
import { Transcripts } from './transcripts';

/** Answers what customers write and say. */
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
    Transcripts,
  ],
  exports: [Answerer, CallAnswerer, Transcripts],
})
export class BotModule {}

import { Module } from '@nestjs/common';
import { KnowledgeModule } from '../../knowledge/api/knowledge.module';
import { AnswerMeter } from '../answer-meter';
import { AnswerWriter } from '../answer-writer';
import { BotBudget } from '../bot-budget';
import { BotUsageStore } from '../bot-usage.store';
import { BuiltInBot } from '../built-in-bot';
import { Answerer } from './answerer';
import { Transcripts } from './transcripts';

/** Answers what customers write and say. The adapters of `Bot` and `Transcriber` are bound by `BotAdaptersModule`. */
@Module({
  imports: [KnowledgeModule],
  providers: [AnswerMeter, AnswerWriter, BotBudget, BotUsageStore, BuiltInBot, Answerer, Transcripts],
  exports: [Answerer, Transcripts],
})
export class BotModule {}

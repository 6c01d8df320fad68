import { Module } from '@nestjs/common';
import { PeopleModule } from '../../people/api/people.module';
import { AuditModule } from '../../audit/api/audit.module';
import { Counting } from '../counting';
import { CountingJob } from '../counting.job';
import { CountingStore } from '../counting.store';
import { FiguresStore } from '../figures.store';
import { Traffic } from '../traffic';
import { HistoryStore } from '../history.store';
import { Exports } from './exports';
import { Figures } from './figures';

/** How much an organisation writes and calls, and how fast it answers. */
@Module({
  imports: [AuditModule, PeopleModule],
  providers: [Counting, CountingJob, CountingStore, Exports, Figures, FiguresStore, HistoryStore, Traffic],
  exports: [Exports, Figures],
})
export class AnalyticsModule {}

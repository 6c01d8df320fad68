import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Brings } from '../modules/brings';
import { QUEUE_SCHEMA } from './queue-schema';
import { DeadLetters } from './dead-letters';
import { JobAnnouncements } from './job-announcements';
import { JobEffects } from './job-effects';
import { JobHandlers } from './job-handlers';
import { JobHousekeeping } from './job-housekeeping';
import { JobQueue } from './job-queue';
import { JobSchedules } from './job-schedules';
import { JobSettler } from './job-settler';
import { JobWorkers } from './job-workers';
import { QueueMeter } from './queue-meter';
import { QueueWatch } from './queue-watch';
import { StoredJobQueue } from './stored-job-queue';

const OFFERED = [DeadLetters, JobQueue, QueueWatch];

/** Work to be done once, after the transaction that asked for it. */
@Brings({ schema: QUEUE_SCHEMA })
@Global()
@Module({})
export class QueueModule {
  /** @param store provider of `JobStore` */
  static with(store: Provider): DynamicModule {
    return {
      module: QueueModule,
      imports: [DiscoveryModule],
      providers: [
        store,
        { provide: JobQueue, useClass: StoredJobQueue },
        DeadLetters,
        JobAnnouncements,
        JobEffects,
        JobHandlers,
        JobHousekeeping,
        JobSchedules,
        JobSettler,
        JobWorkers,
        QueueMeter,
        QueueWatch,
      ],
      exports: OFFERED,
    };
  }
}

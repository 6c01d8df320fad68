import { Global, Module, type DynamicModule, type FactoryProvider } from '@nestjs/common';
import { Brings } from '../modules/brings';
import { ACTIVITY_SCHEMA } from './activity-schema';
import { ActivityLog } from './activity-log';
import { ActivityReactions } from './activity-reactions';
import { ActivityRetentionJob } from './activity-retention.job';
import { EventBus } from './event-bus';
import { StoredActivityLog } from './stored-activity-log';

/** What happened, numbered and kept, and the bus that tells of it. */
@Brings({ schema: ACTIVITY_SCHEMA })
@Global()
@Module({})
export class EventsModule {
  /** @param bus provides `EventBus` */
  static with(bus: FactoryProvider<EventBus>): DynamicModule {
    return {
      module: EventsModule,
      providers: [
        bus,
        ActivityReactions,
        ActivityRetentionJob,
        { provide: ActivityLog, useClass: StoredActivityLog },
      ],
      exports: [ActivityLog, ActivityReactions, EventBus],
    };
  }
}

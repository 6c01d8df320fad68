import { Module } from '@nestjs/common';
import { Brings } from '../../../platform/modules/brings';
import { TIMELINE_SCHEMA } from '../timeline-schema';
import { PeopleModule } from '../../people/api/people.module';
import { ContactsModule } from '../../contacts/api/contacts.module';
import { TimelineStore } from '../timeline.store';
import { Timeline } from './timeline';

/** All that there was with one person, whatever it went over. */
@Brings({ schema: TIMELINE_SCHEMA })
@Module({
  imports: [ContactsModule, PeopleModule],
  providers: [Timeline, TimelineStore],
  exports: [Timeline],
})
export class TimelineModule {}

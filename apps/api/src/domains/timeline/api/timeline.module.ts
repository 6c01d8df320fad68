import { Module } from '@nestjs/common';
import { PeopleModule } from '../../people/api/people.module';
import { ContactsModule } from '../../contacts/api/contacts.module';
import { TimelineStore } from '../timeline.store';
import { Timeline } from './timeline';

/** All that there was with one person, whatever it went over. */
@Module({
  imports: [ContactsModule, PeopleModule],
  providers: [Timeline, TimelineStore],
  exports: [Timeline],
})
export class TimelineModule {}

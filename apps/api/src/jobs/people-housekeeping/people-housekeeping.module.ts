import { Module } from '@nestjs/common';
import { PeopleModule } from '../../domains/people/api/people.module';
import { PeopleHousekeepingJob } from './people-housekeeping.job';

@Module({ imports: [PeopleModule], providers: [PeopleHousekeepingJob] })
export class PeopleHousekeepingModule {}

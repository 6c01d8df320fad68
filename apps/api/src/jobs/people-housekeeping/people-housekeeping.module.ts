import { Module } from '@nestjs/common';
import { PeopleHousekeepingJob } from './people-housekeeping.job';

@Module({ providers: [PeopleHousekeepingJob] })
export class PeopleHousekeepingModule {}

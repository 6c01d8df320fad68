import { Module } from '@nestjs/common';
import { Brings } from '../../../platform/modules/brings';
import { AuditModule } from '../../audit/api/audit.module';
import { PeopleModule } from '../../people/api/people.module';
import { TEAMS_SCHEMA } from '../teams-schema';
import { TeamsStore } from '../teams.store';
import { Teams } from './teams';

@Brings({ schema: TEAMS_SCHEMA })
@Module({
  imports: [AuditModule, PeopleModule],
  providers: [Teams, TeamsStore],
  exports: [Teams],
})
export class TeamsModule {}

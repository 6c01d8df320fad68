import { Module } from '@nestjs/common';
import { PeopleModule } from '../../domains/people/api/people.module';
import { OrganisationsModule } from '../../domains/organisations/api/organisations.module';
import { AccountsModule } from '../../domains/accounts/api/accounts.module';
import { ActivitiesController } from './activities.controller';

@Module({ imports: [AccountsModule, OrganisationsModule, PeopleModule], controllers: [ActivitiesController] })
export class ActivitiesModule {}

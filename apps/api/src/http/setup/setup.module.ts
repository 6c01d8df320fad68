import { Module } from '@nestjs/common';
import { AccountsModule } from '../../domains/accounts/api/accounts.module';
import { PeopleModule } from '../../domains/people/api/people.module';
import { SetupController } from './setup.controller';

@Module({ imports: [AccountsModule, PeopleModule], controllers: [SetupController] })
export class SetupModule {}

import { Module } from '@nestjs/common';
import { PeopleModule } from '../../domains/people/api/people.module';
import { AccountsModule } from '../../domains/accounts/api/accounts.module';
import { ConfigController } from './config.controller';
import { DemoAccountController } from './demo-account.controller';

@Module({ imports: [AccountsModule, PeopleModule], controllers: [ConfigController, DemoAccountController] })
export class ConfigApiModule {}

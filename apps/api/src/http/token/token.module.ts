import { Module } from '@nestjs/common';
import { AccountsModule } from '../../domains/accounts/api/accounts.module';
import { CallsModule } from '../../domains/calls/api/calls.module';
import { PeopleModule } from '../../domains/people/api/people.module';
import { TokenMeter } from './token-meter';
import { TokenController } from './token.controller';

@Module({
  imports: [AccountsModule, CallsModule, PeopleModule],
  controllers: [TokenController],
  providers: [TokenMeter],
})
export class TokenModule {}

import { Module } from '@nestjs/common';
import { AccountsModule } from '../../domains/accounts/api/accounts.module';
import { AccountsController } from './accounts.controller';

@Module({ imports: [AccountsModule], controllers: [AccountsController] })
export class AccountsApiModule {}

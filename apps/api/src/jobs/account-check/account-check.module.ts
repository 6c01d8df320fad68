import { Module } from '@nestjs/common';
import { AccountsModule } from '../../domains/accounts/api/accounts.module';
import { AccountCheckJob } from './account-check.job';

@Module({ imports: [AccountsModule], providers: [AccountCheckJob] })
export class AccountCheckModule {}

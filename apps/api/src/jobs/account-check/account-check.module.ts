import { Module } from '@nestjs/common';
import { AccountCheckJob } from './account-check.job';

@Module({ providers: [AccountCheckJob] })
export class AccountCheckModule {}

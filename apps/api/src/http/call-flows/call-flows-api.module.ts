import { Module } from '@nestjs/common';
import { AccountsModule } from '../../domains/accounts/api/accounts.module';
import { CallsModule } from '../../domains/calls/api/calls.module';
import { CallFlowsController } from './call-flows.controller';
import { CallReplays } from './call-replays';

@Module({
  imports: [AccountsModule, CallsModule],
  providers: [CallReplays],
  controllers: [CallFlowsController],
})
export class CallFlowsApiModule {}

import { Module } from '@nestjs/common';
import { AccountsModule } from '../../domains/accounts/api/accounts.module';
import { NumberFlowsModule } from '../../domains/number-flows/api/number-flows.module';
import { FlowRehearsal } from './flow-rehearsal';
import { NumberFlowsController } from './number-flows.controller';

@Module({
  imports: [AccountsModule, NumberFlowsModule],
  providers: [FlowRehearsal],
  controllers: [NumberFlowsController],
})
export class NumberFlowsApiModule {}

import { PersonOptions } from '@centralita/shared-types';
import { Module } from '@nestjs/common';
import { CallsModule } from '../../domains/calls/api/calls.module';
import { AccountsModule } from '../../domains/accounts/api/accounts.module';
import { FlowOptionsRules } from '../../domains/number-flows/api/flow-options';
import { NumberFlowsModule } from '../../domains/number-flows/api/number-flows.module';
import { IncomingCallFlow } from './incoming-call.flow';

@Module({ imports: [AccountsModule, CallsModule, NumberFlowsModule], providers: [IncomingCallFlow] })
export class IncomingCallModule {
  constructor(rules: FlowOptionsRules) {
    rules.announce('incoming-call', PersonOptions, [{ name: 'nobody', kind: 'flow' }]);
  }
}

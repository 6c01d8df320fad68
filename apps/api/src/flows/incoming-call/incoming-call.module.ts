import { PersonOptions } from '@centralita/shared-types';
import { Module } from '@nestjs/common';
import { FlowOptionsRules } from '../../domains/number-flows/api/flow-options';
import { NumberFlowsModule } from '../../domains/number-flows/api/number-flows.module';
import { IncomingCallFlow } from './incoming-call.flow';

@Module({ imports: [NumberFlowsModule], providers: [IncomingCallFlow] })
export class IncomingCallModule {
  constructor(rules: FlowOptionsRules) {
    rules.announce('incoming-call', PersonOptions, [{ name: 'nobody', kind: 'flow' }]);
  }
}

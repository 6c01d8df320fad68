import { PersonOptions } from '@centralita/shared-types';
import { Module } from '@nestjs/common';
import { CallsModule } from '../../domains/calls/api/calls.module';
import { DiallingModule } from '../../domains/dialling/api/dialling.module';
import { FlowOptionsRules } from '../../domains/number-flows/api/flow-options';
import { NumberFlowsModule } from '../../domains/number-flows/api/number-flows.module';
import { PersonFlow } from './person.flow';

@Module({
  imports: [CallsModule, DiallingModule, NumberFlowsModule],
  providers: [PersonFlow],
  exports: [PersonFlow],
})
export class PersonModule {
  constructor(rules: FlowOptionsRules) {
    rules.announce('person', PersonOptions, [{ name: 'nobody', kind: 'flow' }]);
  }
}

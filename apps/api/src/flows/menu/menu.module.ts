import { MenuOptions } from '@centralita/shared-types';
import { Module } from '@nestjs/common';
import { FlowOptionsRules } from '../../domains/number-flows/api/flow-options';
import { NumberFlowsModule } from '../../domains/number-flows/api/number-flows.module';
import { PersonModule } from '../person/person.module';
import { MenuFlow } from './menu.flow';

@Module({ imports: [NumberFlowsModule, PersonModule], providers: [MenuFlow] })
export class MenuModule {
  constructor(rules: FlowOptionsRules) {
    rules.announce('menu', MenuOptions);
  }
}

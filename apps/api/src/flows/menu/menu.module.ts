import { MenuOptions } from '@centralita/shared-types';
import { SPOKEN_TEXT_MAX } from '@centralita/shared-types/rules';
import { Module } from '@nestjs/common';
import { FlowOptionsRules } from '../../domains/number-flows/api/flow-options';
import { NumberFlowsModule } from '../../domains/number-flows/api/number-flows.module';
import { PersonModule } from '../person/person.module';
import { MenuFlow } from './menu.flow';

@Module({ imports: [NumberFlowsModule, PersonModule], providers: [MenuFlow] })
export class MenuModule {
  constructor(rules: FlowOptionsRules) {
    const fields = [
      { name: 'greeting', kind: 'text', required: true, max: SPOKEN_TEXT_MAX },
      { name: 'choices', kind: 'choices', required: true, max: 10 },
    ] as const;
    // Where nothing is chosen.
    rules.announce('menu', MenuOptions, fields, ['person']);
  }
}

import { OpeningHoursOptions } from '@centralita/shared-types';
import { Module } from '@nestjs/common';
import { FlowOptionsRules } from '../../domains/number-flows/api/flow-options';
import { NumberFlowsModule } from '../../domains/number-flows/api/number-flows.module';
import { OpeningHoursFlow } from './opening-hours.flow';

@Module({ imports: [NumberFlowsModule], providers: [OpeningHoursFlow] })
export class OpeningHoursModule {
  constructor(rules: FlowOptionsRules) {
    rules.announce('opening-hours', OpeningHoursOptions, [
      { name: 'periods', kind: 'periods', required: true, max: 50 },
      { name: 'open', kind: 'flow', required: true },
      { name: 'closed', kind: 'flow', required: true },
      { name: 'holidays', kind: 'dates' },
      { name: 'timeZone', kind: 'zone' },
    ]);
  }
}

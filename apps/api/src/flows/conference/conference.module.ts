import { ConferenceOptions } from '@centralita/shared-types';
import { Module } from '@nestjs/common';
import { FlowOptionsRules } from '../../domains/number-flows/api/flow-options';
import { NumberFlowsModule } from '../../domains/number-flows/api/number-flows.module';
import { ConferenceFlow } from './conference.flow';

@Module({ imports: [NumberFlowsModule], providers: [ConferenceFlow] })
export class ConferenceModule {
  constructor(rules: FlowOptionsRules) {
    rules.announce('conference', ConferenceOptions, [
      { name: 'pin', kind: 'digits', required: true, min: 4, max: 12 },
      { name: 'places', kind: 'number', min: 2, max: 250 },
    ]);
  }
}

import { VoicemailOptions } from '@centralita/shared-types';
import { SPOKEN_TEXT_MAX } from '@centralita/shared-types/rules';
import { Module } from '@nestjs/common';
import { FlowOptionsRules } from '../../domains/number-flows/api/flow-options';
import { NumberFlowsModule } from '../../domains/number-flows/api/number-flows.module';
import { VoicemailModule } from '../../domains/voicemail/api/voicemail.module';
import { VoicemailFlow } from './voicemail.flow';

@Module({ imports: [NumberFlowsModule, VoicemailModule], providers: [VoicemailFlow] })
export class VoicemailFlowModule {
  constructor(rules: FlowOptionsRules) {
    rules.announce('voicemail', VoicemailOptions, [
      { name: 'greeting', kind: 'text', max: SPOKEN_TEXT_MAX },
      { name: 'thanks', kind: 'text', max: SPOKEN_TEXT_MAX },
      { name: 'maxLengthSec', kind: 'number', min: 5, max: 600 },
      { name: 'keepDays', kind: 'number', min: 1, max: 3650 },
    ]);
  }
}

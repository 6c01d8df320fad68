import { StreamingAssistantOptions } from '@centralita/shared-types';
import { SPOKEN_TEXT_MAX } from '@centralita/shared-types/rules';
import { Module } from '@nestjs/common';
import { AssistantModule } from '../../domains/assistant/api/assistant.module';
import { FlowOptionsRules } from '../../domains/number-flows/api/flow-options';
import { NumberFlowsModule } from '../../domains/number-flows/api/number-flows.module';
import { PersonModule } from '../person/person.module';
import { StreamingAssistantFlow } from './streaming-assistant.flow';

@Module({
  imports: [AssistantModule, NumberFlowsModule, PersonModule],
  providers: [StreamingAssistantFlow],
})
export class StreamingAssistantModule {
  constructor(rules: FlowOptionsRules) {
    rules.announce(
      'streaming-assistant',
      StreamingAssistantOptions,
      [{ name: 'greeting', kind: 'text', max: SPOKEN_TEXT_MAX }],
      ['person'],
    );
  }
}

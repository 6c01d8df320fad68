import { Module } from '@nestjs/common';
import { AssistantModule } from '../../domains/assistant/api/assistant.module';
import { FlowOptionsRules } from '../../domains/number-flows/api/flow-options';
import { NumberFlowsModule } from '../../domains/number-flows/api/number-flows.module';
import { PersonModule } from '../person/person.module';
import { AssistantFlow } from './assistant.flow';

@Module({ imports: [AssistantModule, NumberFlowsModule, PersonModule], providers: [AssistantFlow] })
export class AssistantFlowModule {
  constructor(rules: FlowOptionsRules) {
    rules.announceNext('assistant', ['person']);
  }
}

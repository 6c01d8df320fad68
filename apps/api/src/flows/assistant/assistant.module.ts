import { Module } from '@nestjs/common';
import { AssistantModule } from '../../domains/assistant/api/assistant.module';
import { PersonModule } from '../person/person.module';
import { AssistantFlow } from './assistant.flow';

@Module({ imports: [AssistantModule, PersonModule], providers: [AssistantFlow] })
export class AssistantFlowModule {}

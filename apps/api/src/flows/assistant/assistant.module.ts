import { Module } from '@nestjs/common';
import { AssistantModule } from '../../domains/assistant/api/assistant.module';
import { PersonModule } from '../person/person.module';
import { AssistantFlow } from './assistant.flow';
import { AssistantSpeech } from './assistant-speech';

@Module({ imports: [AssistantModule, PersonModule], providers: [AssistantFlow, AssistantSpeech] })
export class AssistantFlowModule {}

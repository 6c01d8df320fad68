import { Module } from '@nestjs/common';
import { AssistantModule } from '../../domains/assistant/api/assistant.module';
import { TwilioDoorModule } from '../twilio-door.module';
import { RelayDoor } from './relay-door';
import { RelayGuard } from './relay-guard';
import { RelaySessions } from './relay-sessions';

@Module({ imports: [AssistantModule, TwilioDoorModule], providers: [RelayDoor, RelayGuard, RelaySessions] })
export class RelayWebhookModule {}

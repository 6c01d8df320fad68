import { Module } from '@nestjs/common';
import { CallsModule } from '../../domains/calls/api/calls.module';
import { AccountsModule } from '../../domains/accounts/api/accounts.module';
import { AssistantModule } from '../../domains/assistant/api/assistant.module';
import { TwilioDoorModule } from '../twilio-door.module';
import { RelayDoor } from './relay-door';
import { RelayGuard } from './relay-guard';
import { RelaySessions } from './relay-sessions';

@Module({
  imports: [AccountsModule, AssistantModule, CallsModule, TwilioDoorModule],
  providers: [RelayDoor, RelayGuard, RelaySessions],
})
export class RelayWebhookModule {}

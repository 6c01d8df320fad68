import { Global, Module } from '@nestjs/common';
import { CallsStore } from '../calls.store';
import { PhonePresenceStore } from '../phone-presence.store';
import { TeamCalls } from '../team-calls';
import { AgentPhones } from './agent-phones';
import { CallRouter } from './call-router';

/** Who gets a call, and which calls the team has. */
@Global()
@Module({
  providers: [AgentPhones, CallRouter, CallsStore, PhonePresenceStore, TeamCalls],
  exports: [AgentPhones, CallRouter],
})
export class CallsModule {}

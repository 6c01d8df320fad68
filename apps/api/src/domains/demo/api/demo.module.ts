import { Global, Module } from '@nestjs/common';
import { KnowledgeModule } from '../../knowledge/api/knowledge.module';
import { MessagesModule } from '../../messages/api/messages.module';
import { DemoLine } from '../demo-line';
import { DemoPeople } from '../demo-people';
import { DemoTeam } from './demo-team';

/** Something to try the product with, where the emulator stands in for Twilio. */
@Global()
@Module({
  imports: [KnowledgeModule, MessagesModule],
  providers: [DemoLine, DemoPeople, DemoTeam],
  exports: [DemoTeam],
})
export class DemoModule {}

import { Global, Module } from '@nestjs/common';
import { KnowledgeModule } from '../../knowledge/api/knowledge.module';
import { MessagesModule } from '../../messages/api/messages.module';
import { DemoContent } from '../demo-content';
import { DemoLine } from '../demo-line';
import { DemoMail } from '../demo-mail';
import { DemoPeople } from '../demo-people';
import { DemoTeam } from './demo-team';

/** Something to try the product with, where the emulator stands in for Twilio. */
@Global()
@Module({
  imports: [KnowledgeModule, MessagesModule],
  providers: [DemoContent, DemoLine, DemoMail, DemoPeople, DemoTeam],
  exports: [DemoTeam],
})
export class DemoModule {}

import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/api/accounts.module';
import { CallsModule } from '../../calls/api/calls.module';
import { PeopleModule } from '../../people/api/people.module';
import { OrganisationsModule } from '../../organisations/api/organisations.module';
import { AppointmentsModule } from '../../appointments/api/appointments.module';
import { KnowledgeModule } from '../../knowledge/api/knowledge.module';
import { MessagesModule } from '../../messages/api/messages.module';
import { TemplatesModule } from '../../templates/api/templates.module';
import { DemoAgenda } from '../demo-agenda';
import { DemoChannels } from '../demo-channels';
import { DemoCloud } from '../demo-cloud';
import { DemoContent } from '../demo-content';
import { DemoHistory } from '../demo-history';
import { DemoLine } from '../demo-line';
import { DemoMail } from '../demo-mail';
import { DemoPeople } from '../demo-people';
import { DemoTeam } from './demo-team';

/** Something to try the product with, where the emulator stands in for Twilio. */
@Module({
  imports: [
    AccountsModule,
    AppointmentsModule,
    CallsModule,
    KnowledgeModule,
    MessagesModule,
    OrganisationsModule,
    PeopleModule,
    TemplatesModule,
  ],
  providers: [
    DemoAgenda,
    DemoChannels,
    DemoCloud,
    DemoContent,
    DemoHistory,
    DemoLine,
    DemoMail,
    DemoPeople,
    DemoTeam,
  ],
  exports: [DemoTeam],
})
export class DemoModule {}

import { Module } from '@nestjs/common';
import { Brings } from '../../../platform/modules/brings';
import { CAMPAIGNS_AFTER_RESTORE } from '../campaigns-after-restore';
import { CAMPAIGNS_SCHEMA } from '../campaigns-schema';
import { AuditModule } from '../../audit/api/audit.module';
import { PeopleModule } from '../../people/api/people.module';
import { OrganisationsModule } from '../../organisations/api/organisations.module';
import { AppointmentsModule } from '../../appointments/api/appointments.module';
import { ContactsModule } from '../../contacts/api/contacts.module';
import { MessagesModule } from '../../messages/api/messages.module';
import { TemplatesModule } from '../../templates/api/templates.module';
import { CampaignContents } from '../campaign-contents';
import { CampaignDrafts } from '../campaign-drafts';
import { CampaignFiller } from '../campaign-filler';
import { CampaignLog } from '../campaign-log';
import { CampaignOutcomes } from '../campaign-outcomes';
import { CampaignReportStore } from '../campaign-report.store';
import { CampaignSender } from '../campaign-sender';
import { CampaignTurnJob } from '../campaign-turn.job';
import { CampaignViews } from '../campaign-views';
import { CampaignsOfPerson } from '../campaigns-of-person';
import { CampaignsStore } from '../campaigns.store';
import { ContactCandidates } from '../contact-candidates';
import { RecipientChecks } from '../recipient-checks';
import { RecipientsStore } from '../recipients.store';
import { CampaignControls } from './campaign-controls';
import { CampaignDryRuns } from './campaign-dry-runs';
import { CampaignExport } from './campaign-export';
import { Campaigns } from './campaigns';

const OFFERED = [CampaignControls, CampaignDryRuns, CampaignExport, Campaigns];

/** What an organisation sends to many at once, by the rules of its reminders: quiet hours, time zone, opt-outs. */
@Brings({ schema: CAMPAIGNS_SCHEMA, heldAfterRestore: CAMPAIGNS_AFTER_RESTORE })
@Module({
  imports: [
    AppointmentsModule,
    AuditModule,
    ContactsModule,
    MessagesModule,
    OrganisationsModule,
    PeopleModule,
    TemplatesModule,
  ],
  providers: [
    CampaignContents,
    CampaignDrafts,
    CampaignFiller,
    CampaignLog,
    CampaignOutcomes,
    CampaignReportStore,
    CampaignSender,
    CampaignTurnJob,
    CampaignViews,
    CampaignsOfPerson,
    CampaignsStore,
    ContactCandidates,
    RecipientChecks,
    RecipientsStore,
    ...OFFERED,
  ],
  exports: OFFERED,
})
export class CampaignsModule {}

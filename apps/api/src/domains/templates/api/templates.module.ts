import { Module } from '@nestjs/common';
import { Brings } from '../../../platform/modules/brings';
import { TEMPLATES_SCHEMA } from '../templates-schema';
import { AccountsModule } from '../../accounts/api/accounts.module';
import { OrganisationsModule } from '../../organisations/api/organisations.module';
import { AuditModule } from '../../audit/api/audit.module';
import { SyncTemplatesJob } from '../sync-templates.job';
import { TemplateAccounts } from '../template-accounts';
import { TemplateProviders } from '../template-providers';
import { TemplateRecords } from '../template-records';
import { TemplateSync } from '../template-sync';
import { TemplatesStore } from '../templates.store';
import { WatchTemplatesJob } from '../watch-templates.job';
import { MessageTemplates } from './message-templates';
import { TemplateActions } from './template-actions';
import { TemplateStanding } from './template-standing';

const OFFERED = [MessageTemplates, TemplateActions, TemplateStanding];
const OWN = [
  SyncTemplatesJob,
  TemplateAccounts,
  TemplateProviders,
  TemplateRecords,
  TemplatesStore,
  TemplateSync,
  WatchTemplatesJob,
];

/** Messages that WhatsApp approves before they are sent. */
@Brings({ schema: TEMPLATES_SCHEMA })
@Module({
  imports: [AccountsModule, AuditModule, OrganisationsModule],
  providers: [...OWN, ...OFFERED],
  exports: OFFERED,
})
export class TemplatesModule {}

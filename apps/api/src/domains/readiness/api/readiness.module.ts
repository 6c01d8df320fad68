import { Module } from '@nestjs/common';
import { AlertsModule } from '../../alerts/api/alerts.module';
import { AccountsModule } from '../../accounts/api/accounts.module';
import { OrganisationsModule } from '../../organisations/api/organisations.module';
import { AuditModule } from '../../audit/api/audit.module';
import { Clock } from '../../../platform/clock/clock';
import { KnowledgeModule } from '../../knowledge/api/knowledge.module';
import { MessagesModule } from '../../messages/api/messages.module';
import { TemplatesModule } from '../../templates/api/templates.module';
import { AlertsCheck } from '../checks/alerts-check';
import { AnswersCheck } from '../checks/answers-check';
import { BackupCheck } from '../checks/backup-check';
import { CredentialsCheck } from '../checks/credentials-check';
import { EnvironmentCheck } from '../checks/environment-check';
import { LinesCheck } from '../checks/lines-check';
import { PublicUrlCheck } from '../checks/public-url-check';
import { TemplatesCheck } from '../checks/templates-check';
import { TrafficCheck } from '../checks/traffic-check';
import { FormerLines } from '../former-lines';
import { NumberChanges } from '../number-changes';
import { NumberReader } from '../number-reader';
import { NumberSetupsStore } from '../number-setups.store';
import type { ReadinessCheck } from '../readiness-check';
import { TwilioAccounts } from '../twilio-accounts';
import { NumberLines } from './number-lines';
import { Readiness } from './readiness';

const CHECKS = [
  AlertsCheck,
  AnswersCheck,
  BackupCheck,
  CredentialsCheck,
  EnvironmentCheck,
  LinesCheck,
  PublicUrlCheck,
  TemplatesCheck,
  TrafficCheck,
];

/** What going live needs. */
@Module({
  imports: [
    AccountsModule,
    AlertsModule,
    AuditModule,
    KnowledgeModule,
    MessagesModule,
    OrganisationsModule,
    TemplatesModule,
  ],
  providers: [
    ...CHECKS,
    FormerLines,
    NumberChanges,
    NumberLines,
    NumberReader,
    NumberSetupsStore,
    TwilioAccounts,
    {
      provide: Readiness,
      useFactory: (clock: Clock, ...checks: ReadinessCheck[]) => new Readiness(checks, clock),
      inject: [Clock, ...CHECKS],
    },
  ],
  exports: [NumberLines, Readiness],
})
export class ReadinessModule {}

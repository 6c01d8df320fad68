import { Module } from '@nestjs/common';
import { Brings } from '../../../platform/modules/brings';
import { AccountCheckJob } from '../account-check.job';
import { ACCOUNTS_SCHEMA } from '../accounts-schema';
import { SEALED_IN_ACCOUNTS } from '../sealed-in-accounts';
import { AlertsModule } from '../../alerts/api/alerts.module';
import { PeopleModule } from '../../people/api/people.module';
import { AuditModule } from '../../audit/api/audit.module';
import { OrganisationsModule } from '../../organisations/api/organisations.module';
import { AccountItems } from '../account-items';
import { AccountNotes } from '../account-notes';
import { AccountSeal } from '../account-seal';
import { AccountTroubles } from '../account-troubles';
import { AccountVault } from '../account-vault';
import { AccountsStore } from '../accounts.store';
import { ConnectionChecks } from '../connection-checks';
import { EnvironmentAccounts } from '../environment-accounts';
import { VoiceCheck } from '../ports/voice-check';
import { VoiceAccountCheck } from '../voice-account-check';
import { AccountChecks } from './account-checks';
import { AccountCredentials } from './account-credentials';
import { AccountActions } from './account-actions';
import { AccountTester } from './account-tester';
import { AccountVoiceUrls } from './account-voice-urls';
import { AccountWatch } from './account-watch';
import { AgentLines } from './agent-lines';
import { AnsweredChannels } from './answered-channels';
import { CloudAccounts } from './cloud-accounts';
import { Connector } from './connector';
import { CurrentAccount } from './current-account';
import { DemoAccounts } from './demo-accounts';
import { KnownAccounts } from './known-accounts';
import { MailWebhookVerifier } from './mail-webhook-verifier';
import { StatusCallbacks } from './status-callbacks';
import { MetaWebhookVerifier } from './meta-webhook-verifier';
import { TokenIssuer } from './token-issuer';
import { WebhookVerifier } from './webhook-verifier';

const OFFERED = [
  AccountChecks,
  AccountCredentials,
  AccountActions,
  AccountTester,
  AccountVoiceUrls,
  AccountWatch,
  AgentLines,
  AnsweredChannels,
  CloudAccounts,
  Connector,
  CurrentAccount,
  DemoAccounts,
  KnownAccounts,
  MailWebhookVerifier,
  MetaWebhookVerifier,
  StatusCallbacks,
  TokenIssuer,
  WebhookVerifier,
];
const OWN = [
  AccountCheckJob,
  AccountItems,
  AccountNotes,
  AccountSeal,
  AccountTroubles,
  AccountVault,
  AccountsStore,
  ConnectionChecks,
  EnvironmentAccounts,
];

/** Whose account it is, whether it is them, and whether it leads here. */
@Brings({ schema: ACCOUNTS_SCHEMA, sealedColumns: SEALED_IN_ACCOUNTS })
@Module({
  imports: [AlertsModule, AuditModule, OrganisationsModule, PeopleModule],
  providers: [...OWN, ...OFFERED, { provide: VoiceCheck, useClass: VoiceAccountCheck }],
  exports: [...OFFERED, VoiceCheck],
})
export class AccountsModule {}

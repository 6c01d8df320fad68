import { Global, Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { AccountItems } from '../account-items';
import { AccountNotes } from '../account-notes';
import { AccountProviders } from '../account-providers';
import { AccountSeal } from '../account-seal';
import { AccountTroubles } from '../account-troubles';
import { AccountVault } from '../account-vault';
import { AccountsStore } from '../accounts.store';
import { ConnectionChecks } from '../connection-checks';
import { EnvironmentAccounts } from '../environment-accounts';
import type { AccountProvider } from '../ports/account-provider';
import { VoiceCheck } from '../ports/voice-check';
import { VoiceAccountCheck } from '../voice-account-check';
import { AccountChecks } from './account-checks';
import { AccountCredentials } from './account-credentials';
import { AccountKeeper } from './account-keeper';
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
  AccountKeeper,
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
  AccountItems,
  AccountNotes,
  AccountSeal,
  AccountTroubles,
  AccountVault,
  AccountsStore,
  ConnectionChecks,
  EnvironmentAccounts,
  { provide: VoiceCheck, useClass: VoiceAccountCheck },
];

/** Whose account it is, whether it is them, and whether it leads here. */
@Global()
@Module({})
export class AccountsModule {
  /**
   * @param providers of whose accounts this server can have any, in the order in which they are listed
   * @param adapters providers of this domain's ports
   */
  static with(providers: Type<AccountProvider>[], ...adapters: Provider[]): DynamicModule {
    return {
      module: AccountsModule,
      providers: [
        ...adapters,
        ...providers,
        {
          provide: AccountProviders,
          useFactory: (...all: AccountProvider[]) => new AccountProviders(all),
          inject: providers,
        },
        ...OWN,
        ...OFFERED,
      ],
      exports: OFFERED,
    };
  }
}

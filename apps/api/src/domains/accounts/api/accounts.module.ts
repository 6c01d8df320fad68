import { Global, Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { AccountItems } from '../account-items';
import { AccountNotes } from '../account-notes';
import { AccountSeal } from '../account-seal';
import { AccountTroubles } from '../account-troubles';
import { AccountVault } from '../account-vault';
import { AccountsStore } from '../accounts.store';
import { ConnectionChecks } from '../connection-checks';
import { EnvironmentAccounts } from '../environment-accounts';
import { ACCOUNT_CHECKS, type AccountCheck } from '../ports/account-check';
import { VoiceAccountCheck } from '../voice-account-check';
import { AccountCredentials } from './account-credentials';
import { AccountKeeper } from './account-keeper';
import { AccountTester } from './account-tester';
import { AccountVoiceUrls } from './account-voice-urls';
import { AccountWatch } from './account-watch';
import { AgentLines } from './agent-lines';
import { AnsweredChannels } from './answered-channels';
import { Connector } from './connector';
import { CurrentAccount } from './current-account';
import { DemoAccounts } from './demo-accounts';
import { KnownAccounts } from './known-accounts';
import { TokenIssuer } from './token-issuer';
import { WebhookVerifier } from './webhook-verifier';

const OFFERED = [
  AccountCredentials,
  AccountKeeper,
  AccountTester,
  AccountVoiceUrls,
  AccountWatch,
  AgentLines,
  AnsweredChannels,
  Connector,
  CurrentAccount,
  DemoAccounts,
  KnownAccounts,
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
  VoiceAccountCheck,
];

/** Whose account it is, whether it is them, and whether it leads here. */
@Global()
@Module({})
export class AccountsModule {
  /**
   * @param checks checks of the other providers' accounts
   * @param adapters providers of this domain's ports
   */
  static with(checks: Type<AccountCheck>[], ...adapters: Provider[]): DynamicModule {
    return {
      module: AccountsModule,
      providers: [
        ...adapters,
        ...checks,
        {
          provide: ACCOUNT_CHECKS,
          useFactory: (...all: AccountCheck[]) => all,
          inject: [VoiceAccountCheck, ...checks],
        },
        ...OWN,
        ...OFFERED,
      ],
      exports: OFFERED,
    };
  }
}

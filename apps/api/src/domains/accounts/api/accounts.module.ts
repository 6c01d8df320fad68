import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { AccountSeal } from '../account-seal';
import { ConnectionChecks } from '../connection-checks';
import { AccountCredentials } from './account-credentials';
import { AccountVoiceUrls } from './account-voice-urls';
import { Connector } from './connector';
import { CurrentAccount } from './current-account';
import { DemoAccounts } from './demo-accounts';
import { TokenIssuer } from './token-issuer';
import { WebhookVerifier } from './webhook-verifier';

const OFFERED = [
  AccountCredentials,
  AccountVoiceUrls,
  Connector,
  CurrentAccount,
  DemoAccounts,
  TokenIssuer,
  WebhookVerifier,
];

/** Whose Twilio account it is, whether it is them, and whether it leads here. */
@Global()
@Module({})
export class AccountsModule {
  /** @param adapters providers of this domain's ports */
  static with(...adapters: Provider[]): DynamicModule {
    return {
      module: AccountsModule,
      providers: [...adapters, AccountSeal, ConnectionChecks, ...OFFERED],
      exports: OFFERED,
    };
  }
}

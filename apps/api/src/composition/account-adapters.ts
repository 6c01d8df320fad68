import type { Provider, Type } from '@nestjs/common';
import { MetaAccountProvider } from '../adapters/meta/meta-account-provider';
import { SendgridAccountProvider } from '../adapters/sendgrid/sendgrid-account-provider';
import { SendgridWebhookSignatures } from '../adapters/sendgrid/sendgrid-webhook-signatures';
import { EmulatorDemoAccount } from '../adapters/twilio/emulator-demo-account';
import { TwilioAccessTokens } from '../adapters/twilio/twilio-access-tokens';
import { TwilioAccountProvider } from '../adapters/twilio/twilio-account-provider';
import { TwilioVoiceDirectory } from '../adapters/twilio/twilio-voice-directory';
import { TwilioWebhookSignatures } from '../adapters/twilio/twilio-webhook-signatures';
import { AccountProviders } from '../domains/accounts/account-providers';
import { AccessTokens } from '../domains/accounts/ports/access-tokens';
import type { AccountProvider } from '../domains/accounts/ports/account-provider';
import { DemoAccountSource } from '../domains/accounts/ports/demo-account-source';
import { MailWebhookSignatures } from '../domains/accounts/ports/mail-webhook-signatures';
import { VoiceDirectory } from '../domains/accounts/ports/voice-directory';
import { WebhookSignatures } from '../domains/accounts/ports/webhook-signatures';

/** Of whose accounts this server can have any, in the order in which they are listed. */
export const accountProviders = (...providers: Type<AccountProvider>[]): Provider[] => [
  ...providers,
  {
    provide: AccountProviders,
    useFactory: (...all: AccountProvider[]) => new AccountProviders(all),
    inject: providers,
  },
];

/** Whose accounts there are, and how they prove themselves. */
export const ACCOUNT_ADAPTERS: readonly Provider[] = [
  ...accountProviders(TwilioAccountProvider, SendgridAccountProvider, MetaAccountProvider),
  { provide: AccessTokens, useClass: TwilioAccessTokens },
  { provide: DemoAccountSource, useClass: EmulatorDemoAccount },
  { provide: VoiceDirectory, useClass: TwilioVoiceDirectory },
  { provide: MailWebhookSignatures, useClass: SendgridWebhookSignatures },
  { provide: WebhookSignatures, useClass: TwilioWebhookSignatures },
];

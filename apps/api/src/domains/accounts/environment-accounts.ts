import { Injectable } from '@nestjs/common';
import type { Provider } from '@centralita/shared-types';
import { Config } from '../../platform/config/config';
import type { AccountFields, KnownAccount } from './ports/known-account';

/** The accounts of the environment: at most one for each provider. */
@Injectable()
export class EnvironmentAccounts {
  readonly all: readonly KnownAccount[];

  constructor(config: Config) {
    const fields: Record<Provider, AccountFields> = {
      twilio: given({
        accountSid: config.accountSid,
        authToken: config.authToken,
        apiKeySid: config.apiKeySid,
        apiKeySecret: config.apiKeySecret,
        twimlAppSid: config.twimlAppSid,
        phoneNumber: config.phoneNumber,
        region: config.region,
      }),
      sendgrid: given({
        sendgridApiKey: config.sendgridApiKey,
        sendgridWebhookKey: config.sendgridWebhookKey,
      }),
      meta: given({ metaAppSecret: config.whatsappAppSecret }),
    };
    const isThere: Record<Provider, boolean> = {
      twilio: fields.twilio.accountSid !== undefined && fields.twilio.authToken !== undefined,
      sendgrid: Object.keys(fields.sendgrid).length > 0,
      meta: Object.keys(fields.meta).length > 0,
    };
    this.all = (['twilio', 'sendgrid', 'meta'] as const)
      .filter((provider) => isThere[provider])
      .map((provider) => ({
        id: `environment-${provider}`,
        provider,
        name: NAMES[provider],
        source: 'environment',
        fields: fields[provider],
        ...(provider === 'twilio' &&
          config.whatsappNumber !== undefined && { whatsappNumber: config.whatsappNumber }),
      }));
  }
}

const NAMES: Record<Provider, string> = { twilio: 'Twilio', sendgrid: 'SendGrid', meta: 'Meta' };

const given = (fields: Record<string, string | undefined>): AccountFields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

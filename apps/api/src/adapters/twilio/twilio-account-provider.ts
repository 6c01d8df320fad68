import type { ConnectionCheck } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import {
  AccountProvider,
  type EnvironmentFields,
  type Place,
} from '../../domains/accounts/ports/account-provider';
import type { AccountFields } from '../../domains/accounts/ports/known-account';
import { VoiceCheck } from '../../domains/accounts/ports/voice-check';
import { Config } from '../../platform/config/config';

/** Twilio's accounts: those that have calls. */
@Injectable()
export class TwilioAccountProvider extends AccountProvider {
  readonly id = 'twilio';
  readonly name = 'Twilio';
  readonly facts = ['accountSid', 'apiKeySid', 'twimlAppSid', 'phoneNumber', 'region'] as const;
  readonly secrets = ['authToken', 'secondaryAuthToken', 'apiKeySecret'] as const;
  readonly needsOneOf = ['authToken'] as const;

  constructor(
    private readonly config: Config,
    private readonly voice: VoiceCheck,
  ) {
    super();
  }

  environment(): EnvironmentFields {
    const { accountSid, authToken, apiKeySid, apiKeySecret } = this.config;
    const { twimlAppSid, phoneNumber, region, whatsappNumber } = this.config;
    return {
      accountSid,
      authToken,
      apiKeySid,
      apiKeySecret,
      twimlAppSid,
      phoneNumber,
      region,
      whatsappNumber,
    };
  }

  check(fields: Readonly<AccountFields>, place: Place): Promise<ConnectionCheck[]> {
    return this.voice.check(fields, place);
  }
}

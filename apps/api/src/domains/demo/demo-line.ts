import { Injectable, Logger } from '@nestjs/common';
import type { TwilioCredentials } from '@centralita/shared-types';
import { AccountActions } from '../accounts/api/account-actions';
import {
  RETRY_OVERRIDES,
  VOICE_FALLBACK_PATH,
  VOICE_PATH,
  VOICE_STATUS_PATH,
} from '../accounts/api/account-voice-urls';
import { Connector } from '../accounts/api/connector';
import { KnownAccounts } from '../accounts/api/known-accounts';
import { MessageConnector } from '../messages/api/message-connector';
import { TemplateActions } from '../templates/api/template-actions';
import type { Actor } from '../audit/api/audit-log';
import { DemoChannels } from './demo-channels';
import type { Place } from './place';

/** Makes the emulator's account one of the server's own, and leads its calls here. */
@Injectable()
export class DemoLine {
  readonly #logger = new Logger(DemoLine.name);

  constructor(
    private readonly known: KnownAccounts,
    private readonly accountActions: AccountActions,
    private readonly connector: Connector,
    private readonly messages: MessageConnector,
    private readonly channels: DemoChannels,
    private readonly templates: TemplateActions,
  ) {}

  /** Where else the demo is written to. */
  addresses(): Promise<string[]> {
    return this.channels.addresses();
  }

  /** A demo without a line is still one to look at: what fails here is only logged. */
  async connect(
    organisation: { id: string; name: string },
    credentials: TwilioCredentials,
    actor: Actor,
    place: Place,
  ): Promise<void> {
    const { accountSid, authToken, apiKeySid, apiKeySecret, twimlAppSid, phoneNumber } = credentials;
    const { publicBaseUrl } = place;
    try {
      if (!this.known.all.some(({ fields }) => fields.accountSid === accountSid)) {
        const fields = { accountSid, authToken, apiKeySid, apiKeySecret, twimlAppSid, phoneNumber };
        await this.accountActions.add({ provider: 'twilio', name: 'Emulator', ...fields }, actor, place);
      }
      await this.connector.connect(credentials, {
        ...place,
        voiceUrl: `${publicBaseUrl}${VOICE_PATH}${RETRY_OVERRIDES}`,
        voiceFallbackUrl: `${publicBaseUrl}${VOICE_FALLBACK_PATH}${RETRY_OVERRIDES}`,
        statusCallbackUrl: `${publicBaseUrl}${VOICE_STATUS_PATH}${RETRY_OVERRIDES}`,
      });
      await this.connector.name(credentials, organisation.name);
      await this.messages.connect({ accountSid, authToken }, phoneNumber, publicBaseUrl);
    } catch (error) {
      this.#logger.warn({ event: 'demo.not-connected', err: error }, 'The demo line could not be connected.');
    }
    await this.channels.connect(actor, place);
    await this.templates.sync(organisation.id);
  }
}

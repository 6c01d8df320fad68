import { Injectable } from '@nestjs/common';
import { Config } from '../../../platform/config/config';
import { RETRY_OVERRIDES } from '../../accounts/api/account-voice-urls';
import { MessageLines } from '../ports/message-lines';
import { MESSAGES_FALLBACK_PATH, MESSAGES_PATH, MESSAGES_STATUS_PATH } from './message-paths';

/** Leads the messages of a number of an account, and of the sandbox, to this server. */
@Injectable()
export class MessageConnector {
  constructor(
    private readonly config: Config,
    private readonly lines: MessageLines,
  ) {}

  /** @throws ProviderError */
  async connect(
    login: { accountSid: string; authToken: string },
    phoneNumber: string,
    publicBaseUrl: string,
  ): Promise<void> {
    const urls = {
      url: `${publicBaseUrl}${MESSAGES_PATH}${RETRY_OVERRIDES}`,
      fallbackUrl: `${publicBaseUrl}${MESSAGES_FALLBACK_PATH}${RETRY_OVERRIDES}`,
      statusCallback: `${publicBaseUrl}${MESSAGES_STATUS_PATH}${RETRY_OVERRIDES}`,
    };
    await this.lines.setNumberUrls(login, phoneNumber, urls);
    for (const number of [this.config.sandboxNumber, phoneNumber])
      await this.lines.setWhatsappUrls(number, urls);
  }
}

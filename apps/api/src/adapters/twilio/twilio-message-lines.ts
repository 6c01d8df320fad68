import { Injectable } from '@nestjs/common';
import { MessageLines, type MessageUrls } from '../../domains/messages/ports/message-lines';
import type { SenderLogin } from '../../domains/messages/ports/message-sender';
import { Config } from '../../platform/config/config';
import { ProviderError } from '../../platform/errors/provider-error';
import { fetchOutside } from '../../platform/rehearsal/fetch-outside';
import { TwilioClients } from './twilio-clients';
import { twilioError } from './twilio-error';

const TIMEOUT_MS = 3_000;

/** Source: https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource#update-an-incomingphonenumber-resource */
@Injectable()
export class TwilioMessageLines extends MessageLines {
  constructor(
    private readonly config: Config,
    private readonly clients: TwilioClients,
  ) {
    super();
  }

  async setNumberUrls(
    { accountSid, authToken, region }: SenderLogin,
    phoneNumber: string,
    { url, fallbackUrl }: MessageUrls,
  ): Promise<void> {
    const client = await this.clients.for({ accountSid, username: accountSid, password: authToken, region });
    try {
      const listed = await client.incomingPhoneNumbers.list({ phoneNumber, limit: 20 });
      const number = listed.find((each) => each.phoneNumber === phoneNumber);
      if (!number) return;
      await client.incomingPhoneNumbers(number.sid).update({
        smsUrl: url,
        smsMethod: 'POST',
        smsFallbackUrl: fallbackUrl,
        smsFallbackMethod: 'POST',
      });
    } catch (error) {
      throw twilioError(error);
    }
  }

  /** WhatsApp senders are set in Twilio's console only; the emulator's by its control API. */
  async setWhatsappUrls(
    number: string,
    { url, fallbackUrl, statusCallback: statusUrl }: MessageUrls,
  ): Promise<void> {
    const { emulatorUrl } = this.config;
    if (emulatorUrl === undefined) return;
    try {
      const answer = await fetchOutside('Twilio', `${emulatorUrl}/control/whatsapp-senders/${number}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ url, fallbackUrl, statusUrl }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (!answer.ok) throw new Error(`It answered ${answer.status}.`);
    } catch (cause) {
      throw new ProviderError({
        code: 'emulator/unreachable',
        detail: `WhatsApp of the Twilio emulator at ${emulatorUrl} could not be set.`,
        retryable: true,
        cause,
      });
    }
  }
}

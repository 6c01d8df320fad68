import { Injectable } from '@nestjs/common';
import { ProviderRecordings, type RecordingLogin } from '../../domains/voicemail/ports/provider-recordings';
import { ProviderError } from '../../platform/errors/provider-error';
import { TwilioClients } from './twilio-clients';
import { twilioError } from './twilio-error';

/** Source: https://www.twilio.com/docs/voice/api/recording#delete-a-recording-resource */
@Injectable()
export class TwilioRecordings extends ProviderRecordings {
  constructor(private readonly clients: TwilioClients) {
    super();
  }

  async remove({ accountSid, authToken, region }: RecordingLogin, recordingSid: string): Promise<void> {
    const client = await this.clients.for({ accountSid, username: accountSid, password: authToken, region });
    try {
      await client.recordings(recordingSid).remove();
    } catch (error) {
      const told = twilioError(error);
      if (!(told instanceof ProviderError) || told.code !== 'twilio/not-found') throw told;
    }
  }
}

import { Injectable } from '@nestjs/common';
import type Twilio from 'twilio/lib/rest/Twilio.js';
import {
  ProviderRecordings,
  type RecordingLogin,
  type SpokenRecording,
} from '../../domains/recordings/ports/provider-recordings';
import { TwilioClients } from './twilio-clients';
import { NOT_IN_PROGRESS, twilioError } from './twilio-error';

const GOING_ON: readonly string[] = ['in-progress', 'paused'];
/** More than a call has parts. */
const LISTED_MAX = 100;
const SPOKEN_MAX = 10_000;
const PAGE_MAX = 1_000;
const DAY_MS = 86_400_000;

/** Source: https://www.twilio.com/docs/voice/api/recording */
@Injectable()
export class TwilioRecordings extends ProviderRecordings {
  constructor(private readonly clients: TwilioClients) {
    super();
  }

  async begin(login: RecordingLogin, callSid: string, url: string): Promise<void> {
    const client = await this.#client(login);
    try {
      await client.calls(callSid).recordings.create({
        recordingChannels: 'dual',
        recordingStatusCallback: url,
        recordingStatusCallbackEvent: ['completed'],
      });
    } catch (error) {
      const told = twilioError(error);
      if (told.code !== 'twilio/not-found' && told.providerCode !== NOT_IN_PROGRESS) throw told;
    }
  }

  /** Source: https://www.twilio.com/docs/voice/api/recording#update-a-recording-resource */
  async end(login: RecordingLogin, callSid: string): Promise<void> {
    const client = await this.#client(login);
    try {
      const { recordings } = client.calls(callSid);
      for (const { sid, status } of await recordings.list({ limit: LISTED_MAX }))
        if (GOING_ON.includes(status)) await recordings(sid).update({ status: 'stopped' });
    } catch (error) {
      const told = twilioError(error);
      if (told.code !== 'twilio/not-found') throw told;
    }
  }

  /** Source: https://www.twilio.com/docs/voice/api/recording#read-multiple-recording-resources */
  async spoken(login: RecordingLogin, since: number): Promise<SpokenRecording[]> {
    const client = await this.#client(login);
    try {
      const listed = await client.recordings.list({
        // The filter knows days only.
        dateCreatedAfter: new Date(since - DAY_MS),
        limit: SPOKEN_MAX,
        pageSize: PAGE_MAX,
      });
      return listed
        .filter(({ source, status }) => source === 'RecordVerb' && status === 'completed')
        .map(({ sid: recordingSid, callSid, mediaUrl: url, duration, dateCreated }) => ({
          ...{ recordingSid, callSid, url, durationSec: Number(duration), createdAt: dateCreated.getTime() },
        }))
        .filter(({ createdAt }) => createdAt >= since);
    } catch (error) {
      throw twilioError(error);
    }
  }

  async remove(login: RecordingLogin, recordingSid: string): Promise<void> {
    const client = await this.#client(login);
    try {
      await client.recordings(recordingSid).remove();
    } catch (error) {
      const told = twilioError(error);
      if (told.code !== 'twilio/not-found') throw told;
    }
  }

  #client({ accountSid, authToken, region }: RecordingLogin): Promise<Twilio> {
    return this.clients.for({ accountSid, username: accountSid, password: authToken, region });
  }
}

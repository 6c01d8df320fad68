import { Injectable } from '@nestjs/common';
import { REGION_EDGES, type Region } from '@centralita/shared-types';
import type Twilio from 'twilio/lib/rest/Twilio.js';
import { Config } from '../../platform/config/config';
import { refuseInRehearsal } from '../../platform/rehearsal/rehearsal';
import { redirectedRequestClient } from './redirected-request-client';

export const TWILIO_TIMEOUT_MS = 10_000;

export interface TwilioLogin {
  accountSid: string;
  /** Account SID or API key SID. */
  username: string;
  /** Auth Token or API key secret. */
  password: string;
  region?: Region | undefined;
}

/**
 * Official REST clients. The library takes 30 MB and 150 ms to load, so it is loaded when first asked for: webhooks
 * never need it.
 */
@Injectable()
export class TwilioClients {
  constructor(private readonly config: Config) {}

  async for({ accountSid, username, password, region }: TwilioLogin): Promise<Twilio> {
    refuseInRehearsal('Twilio');
    const [{ default: Client }, { default: RequestClient }] = await Promise.all([
      import('twilio/lib/rest/Twilio.js'),
      import('twilio/lib/base/RequestClient.js'),
    ]);
    const options = { timeout: TWILIO_TIMEOUT_MS };
    const { emulatorUrl } = this.config;
    const isDefault = region === undefined || region === 'us1';
    return new Client(username, password, {
      accountSid,
      httpClient: emulatorUrl
        ? redirectedRequestClient(RequestClient, emulatorUrl, options)
        : new RequestClient(options),
      // Empty rather than absent: the library would fall back to TWILIO_REGION and TWILIO_EDGE, meant for other accounts.
      region: isDefault ? '' : region,
      edge: isDefault ? '' : REGION_EDGES[region],
    });
  }
}

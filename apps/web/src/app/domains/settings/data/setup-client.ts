import { Injectable, inject } from '@angular/core';
import type { ConnectionReport, DemoAccount, TwilioCredentials, VoiceUrls } from '@centralita/shared-types';
import { ApiClient } from '../../../shared/data-api/api-client';

/** Twilio answers several questions one after the other, at ten seconds each at worst. */
const TWILIO_TIMEOUT_MS = 45_000;

/** What the API does for a line: try it, set it up, make its voice URL. It keeps nothing of what is sent. */
@Injectable({ providedIn: 'root' })
export class SetupClient {
  private readonly api = inject(ApiClient);

  test(credentials: TwilioCredentials): Promise<ConnectionReport> {
    return this.api.post('/setup/test', credentials, { timeoutMs: TWILIO_TIMEOUT_MS });
  }

  /** Points the TwiML App at this server and the number at the TwiML App. */
  connect(credentials: TwilioCredentials): Promise<ConnectionReport> {
    return this.api.post('/setup/connect', credentials, { timeoutMs: TWILIO_TIMEOUT_MS });
  }

  voiceUrls(credentials: TwilioCredentials): Promise<VoiceUrls> {
    return this.api.post('/setup/voice-url', credentials);
  }

  /** The emulator's own account; refused with 404 where there is no emulator. */
  demoAccount(): Promise<DemoAccount> {
    return this.api.get('/api/demo-account');
  }
}

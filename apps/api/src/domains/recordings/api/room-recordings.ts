import { Injectable } from '@nestjs/common';
import { PublicUrl } from '../../../platform/public-url/public-url';
import { CANONICAL_VOICE_PATH } from '../../accounts/api/account-voice-urls';
import type { TalkRecording } from '../../calls/api/talk-recording';
import { ProviderRecordings } from '../ports/provider-recordings';
import { RecordingLogins } from '../recording-logins';
import { RecordingConsents } from './recording-consents';
import { CALL_RECORDING } from './recording-settings';

/**
 * Goes on with recordings that ended at hold: a `<Dial record>` does, since the two are in a room then, where the side that was told
 * is recorded through REST. What was recorded before is a recording of its own.
 */
@Injectable()
export class RoomRecordings implements TalkRecording {
  constructor(
    private readonly consents: RecordingConsents,
    private readonly logins: RecordingLogins,
    private readonly provider: ProviderRecordings,
    private readonly publicUrl: PublicUrl,
  ) {}

  goOn(accountSid: string, callSid: string): Promise<void> {
    const url = `${this.publicUrl.base}${CANONICAL_VOICE_PATH}/${CALL_RECORDING}/recorded`;
    return this.consents.begin({ accountSid, callSid, url });
  }

  /** At the provider first: where that fails, it is asked again. */
  async end(accountSid: string, sideSid: string): Promise<void> {
    if ((await this.consents.ofSide(sideSid))?.how !== 'side') return;
    const login = this.logins.of(accountSid);
    if (login) await this.provider.end(login, sideSid);
    await this.consents.ended(sideSid);
  }
}

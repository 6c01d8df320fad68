import { Injectable } from '@nestjs/common';
import { ProviderRecordings, type SpokenRecording } from '../ports/provider-recordings';
import { RecordingLogins } from '../recording-logins';

/** What callers have spoken after a tone, as the provider lists it. */
@Injectable()
export class SpokenRecordings {
  constructor(
    private readonly logins: RecordingLogins,
    private readonly recordings: ProviderRecordings,
  ) {}

  /** Of an account that the server has no more: none. Rejects with `ProviderError`. */
  async since(accountSid: string, since: number): Promise<SpokenRecording[]> {
    const login = this.logins.of(accountSid);
    return login ? this.recordings.spoken(login, since) : [];
  }
}

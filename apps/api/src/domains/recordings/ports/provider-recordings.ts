import type { TeamAccount } from '../../accounts/api/twilio-account';

/** Credentials of the account that records. */
export interface RecordingLogin {
  accountSid: string;
  authToken: string;
  region: TeamAccount['region'];
}

/** What a caller has spoken after a tone, ready to be fetched. */
export interface SpokenRecording {
  recordingSid: string;
  callSid: string;
  url: string;
  durationSec: number;
  /** When it began. */
  createdAt: number;
}

/** Recordings as the provider keeps them. */
export abstract class ProviderRecordings {
  /**
   * Records a call from now on, each side on a channel of its own. One that is over is not recorded, and that is no failure.
   * Rejects with `ProviderError`.
   *
   * @param url where the provider tells that it is ready
   */
  abstract begin(login: RecordingLogin, callSid: string, url: string): Promise<void>;

  /** Ends what is recorded of a call now; nothing may be. Rejects with `ProviderError`. */
  abstract end(login: RecordingLogin, callSid: string): Promise<void>;

  /** What callers have spoken after a tone since then, at most 10,000. Rejects with `ProviderError`. */
  abstract spoken(login: RecordingLogin, since: number): Promise<SpokenRecording[]>;

  /** One that is not there is deleted. Rejects with `ProviderError`. */
  abstract remove(login: RecordingLogin, recordingSid: string): Promise<void>;
}

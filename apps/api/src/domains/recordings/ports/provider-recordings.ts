import type { TeamAccount } from '../../accounts/api/twilio-account';

/** Credentials of the account that records. */
export interface RecordingLogin {
  accountSid: string;
  authToken: string;
  region: TeamAccount['region'];
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

  /** One that is not there is deleted. Rejects with `ProviderError`. */
  abstract remove(login: RecordingLogin, recordingSid: string): Promise<void>;
}

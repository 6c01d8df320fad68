import type { TeamAccount } from '../../accounts/api/twilio-account';

/** Credentials of the account that recorded. */
export interface RecordingLogin {
  accountSid: string;
  authToken: string;
  region: TeamAccount['region'];
}

/** Recordings as the provider keeps them. */
export abstract class ProviderRecordings {
  /** One that is not there is deleted. Rejects with `ProviderError`. */
  abstract remove(login: RecordingLogin, recordingSid: string): Promise<void>;
}

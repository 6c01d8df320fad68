import type { ConnectionCheck } from '@centralita/shared-types';
import type { Place } from './account-provider';
import type { AccountFields } from './known-account';

/** Whether an account can take and make calls. This domain offers it to the provider whose accounts have calls. */
export abstract class VoiceCheck {
  abstract check(fields: Readonly<AccountFields>, place: Place): Promise<ConnectionCheck[]>;
}

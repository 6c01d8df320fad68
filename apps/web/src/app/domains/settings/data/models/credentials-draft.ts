import type { CredentialField, TwilioCredentials } from '@centralita/shared-types';
import { REGIONS } from '@centralita/shared-types/rules';
import type { StorageArea } from '../../../../shared/storage/browser-storage';
import { cleanCredential } from './credential-rules';

/** What stands in the form: every field as typed, the empty ones too. */
export type CredentialsDraft = Record<CredentialField, string>;

/** A value that Twilio or the API refused, and in which words. */
export interface Refusal {
  field: CredentialField;
  value: string;
  code: string;
  /** The server's own sentence, for a code without words. */
  detail: string;
}

/** What the form hands over. */
export interface CredentialsEntry {
  credentials: TwilioCredentials;
  keepIn: StorageArea;
}

export const EMPTY_DRAFT: CredentialsDraft = {
  accountSid: '',
  authToken: '',
  apiKeySid: '',
  apiKeySecret: '',
  twimlAppSid: '',
  phoneNumber: '',
  region: '',
};

export const toDraft = (credentials: TwilioCredentials | undefined): CredentialsDraft => ({
  ...EMPTY_DRAFT,
  ...credentials,
});

export const toCredentials = (draft: CredentialsDraft): TwilioCredentials => {
  const clean = (field: CredentialField): string => cleanCredential(field, draft[field]);
  const region = REGIONS.find((one) => one === clean('region'));
  return {
    accountSid: clean('accountSid'),
    authToken: clean('authToken'),
    apiKeySid: clean('apiKeySid'),
    apiKeySecret: clean('apiKeySecret'),
    twimlAppSid: clean('twimlAppSid'),
    phoneNumber: clean('phoneNumber'),
    ...(region && { region }),
  };
};

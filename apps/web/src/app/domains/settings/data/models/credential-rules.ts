import type { CredentialField, TwilioCredentials } from '@centralita/shared-types';
import {
  ACCOUNT_SID,
  API_KEY_SECRET,
  API_KEY_SID,
  AUTH_TOKEN,
  E164,
  REGIONS,
  TWIML_APP_SID,
} from '@centralita/shared-types/rules';

/** The shape of each field, the same one that the API checks. */
export const CREDENTIAL_PATTERNS: Record<CredentialField, RegExp> = {
  accountSid: ACCOUNT_SID,
  authToken: AUTH_TOKEN,
  apiKeySid: API_KEY_SID,
  apiKeySecret: API_KEY_SECRET,
  twimlAppSid: TWIML_APP_SID,
  phoneNumber: E164,
  region: new RegExp(`^(${REGIONS.join('|')})$`),
};

/** What people paste, cleaned: no spaces around, and none of the marks people write phone numbers with. */
export const cleanCredential = (field: CredentialField, typed: string): string =>
  field === 'phoneNumber' ? typed.replace(/[\s().-]/g, '') : typed.trim();

export const hasRightShape = (credentials: TwilioCredentials): boolean =>
  Object.entries(CREDENTIAL_PATTERNS).every(([field, pattern]) => {
    const value = credentials[field as CredentialField];
    return value === undefined ? field === 'region' : pattern.test(value);
  });

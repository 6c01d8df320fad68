import type { AccountItem, CredentialField, Provider } from '@centralita/shared-types';
import {
  ACCOUNT_SID,
  API_KEY_SECRET,
  API_KEY_SID,
  AUTH_TOKEN,
  CONSOLE_PAGES,
  E164,
  META_ACCESS_TOKEN_LENGTH_MIN,
  META_APP_SECRET,
  META_PHONE_NUMBER_ID,
  SENDGRID_API_KEY,
  SENDGRID_WEBHOOK_KEY,
  TWIML_APP_SID,
} from '@centralita/shared-types/rules';

export type AccountFieldId =
  | Exclude<CredentialField, 'region'>
  | 'secondaryAuthToken'
  | 'sendgridApiKey'
  | 'sendgridWebhookKey'
  | 'sendgridParseKey'
  | 'metaAppSecret'
  | 'metaAccessToken'
  | 'metaPhoneNumberId'
  | 'metaVerifyToken';

/** One field of an account's form. */
export interface AccountField {
  id: AccountFieldId;
  pattern: RegExp;
  /** Written, never read back. */
  secret?: true;
  required?: true;
  /** Where the value stands. */
  page?: string;
  /** A field of personal mode: its words, faults and cleaning are those of the settings. */
  credential?: Exclude<CredentialField, 'region'>;
}

const credential = (id: Exclude<CredentialField, 'region'>, pattern: RegExp): AccountField => ({
  id,
  credential: id,
  pattern,
  page: CONSOLE_PAGES[id],
});

const SENDGRID = 'https://app.sendgrid.com/settings';
const META_APPS = 'https://developers.facebook.com/apps/';

/** The fields of each provider, in the order of the form. */
export const ACCOUNT_FIELDS: Readonly<Record<Provider, readonly AccountField[]>> = {
  twilio: [
    { ...credential('accountSid', ACCOUNT_SID), required: true },
    { ...credential('authToken', AUTH_TOKEN), secret: true, required: true },
    { id: 'secondaryAuthToken', pattern: AUTH_TOKEN, secret: true, page: CONSOLE_PAGES.authToken },
    credential('apiKeySid', API_KEY_SID),
    { ...credential('apiKeySecret', API_KEY_SECRET), secret: true },
    credential('twimlAppSid', TWIML_APP_SID),
    credential('phoneNumber', E164),
  ],
  sendgrid: [
    { id: 'sendgridApiKey', pattern: SENDGRID_API_KEY, secret: true, page: `${SENDGRID}/api_keys` },
    {
      id: 'sendgridWebhookKey',
      pattern: SENDGRID_WEBHOOK_KEY,
      secret: true,
      page: `${SENDGRID}/mail_settings/webhook_settings`,
    },
    { id: 'sendgridParseKey', pattern: SENDGRID_WEBHOOK_KEY, secret: true, page: `${SENDGRID}/parse` },
  ],
  meta: [
    { id: 'metaAppSecret', pattern: META_APP_SECRET, secret: true, page: META_APPS },
    {
      id: 'metaAccessToken',
      pattern: new RegExp(`^.{${META_ACCESS_TOKEN_LENGTH_MIN},1000}$`),
      secret: true,
      page: 'https://business.facebook.com/settings/system-users',
    },
    { id: 'metaPhoneNumberId', pattern: META_PHONE_NUMBER_ID, page: META_APPS },
    { id: 'phoneNumber', pattern: E164 },
    { id: 'metaVerifyToken', pattern: /^.{1,200}$/, secret: true },
  ],
};

/** What stands in the form: every field as typed, secrets empty unless they are to be replaced. */
export type AccountDraft = Record<AccountFieldId | 'name' | 'region', string>;

export const draftOf = (account: AccountItem | undefined, name: string): AccountDraft => ({
  name: account?.name ?? name,
  region: account?.facts['region'] ?? '',
  accountSid: account?.facts['accountSid'] ?? '',
  apiKeySid: account?.facts['apiKeySid'] ?? '',
  twimlAppSid: account?.facts['twimlAppSid'] ?? '',
  phoneNumber: account?.facts['phoneNumber'] ?? '',
  metaPhoneNumberId: account?.facts['metaPhoneNumberId'] ?? '',
  authToken: '',
  secondaryAuthToken: '',
  apiKeySecret: '',
  sendgridApiKey: '',
  sendgridWebhookKey: '',
  sendgridParseKey: '',
  metaAppSecret: '',
  metaAccessToken: '',
  metaVerifyToken: '',
});

/** What was typed since the form showed `before`, and of the rest what is saved `now`. */
export const followed = (typed: AccountDraft, before: AccountDraft, now: AccountDraft): AccountDraft => ({
  ...now,
  ...Object.fromEntries(
    Object.entries(typed).filter(([field, value]) => value !== before[field as keyof AccountDraft]),
  ),
});

/** One of them must be there: without it the account is good for nothing. */
export const NEEDS_ONE_OF: Readonly<Record<Provider, readonly AccountFieldId[]>> = {
  twilio: ['authToken'],
  sendgrid: ['sendgridApiKey', 'sendgridWebhookKey', 'sendgridParseKey'],
  meta: ['metaAccessToken', 'metaAppSecret'],
};

import { IsIn, IsOptional, Length, Matches, MaxLength, ValidateIf } from 'class-validator';
import { MayBeAbsent } from './may-be-absent';
import {
  ACCOUNT_SID,
  API_KEY_SECRET,
  API_KEY_SID,
  AUTH_TOKEN,
  E164,
  META_ACCESS_TOKEN_LENGTH_MIN,
  META_APP_SECRET,
  META_PHONE_NUMBER_ID,
  NAME_LENGTH_MAX,
  REGIONS,
  SENDGRID_API_KEY,
  SENDGRID_WEBHOOK_KEY,
  TWIML_APP_SID,
  type Region,
} from './rules';
import { Trim } from './trim';

export const PROVIDERS = ['twilio', 'sendgrid', 'meta'] as const;
export type Provider = (typeof PROVIDERS)[number];

/**
 * `POST /api/accounts` and `PUT /api/accounts/:id` (owner). Secrets are written, never read back: in a PUT an absent
 * secret stays as it is, and one that is null is taken away; facts are replaced. Answers `AccountItem`. Refused with
 * `accounts/secret-missing`, `accounts/field-of-another-provider`, `accounts/other-provider` (400), `accounts/sid-taken`,
 * `accounts/read-only` (409), `accounts/not-found` (404).
 */
export class AccountInput {
  @IsIn(PROVIDERS) provider!: Provider;
  @Trim() @Length(1, NAME_LENGTH_MAX) name!: string;

  @ValidateIf(isTwilio) @Trim() @Matches(ACCOUNT_SID) accountSid?: string;
  @IsOptional() @Trim() @Matches(AUTH_TOKEN) authToken?: string;
  /** The second Auth Token, while one is being replaced by the other: webhooks signed with either pass. */
  @IsOptional() @Trim() @Matches(AUTH_TOKEN) secondaryAuthToken?: string;
  @MayBeAbsent() @Trim() @Matches(API_KEY_SID) apiKeySid?: string;
  @IsOptional() @Trim() @Matches(API_KEY_SECRET) apiKeySecret?: string;
  @MayBeAbsent() @Trim() @Matches(TWIML_APP_SID) twimlAppSid?: string;
  /** Caller id where an organisation has no number of its own. */
  @MayBeAbsent() @Trim() @Matches(E164) phoneNumber?: string;
  @MayBeAbsent() @IsIn(REGIONS) region?: Region;

  /** SendGrid: the API key. */
  @IsOptional() @Trim() @Matches(SENDGRID_API_KEY) sendgridApiKey?: string;
  /** SendGrid: the public key of the signed event webhook, base64 of its DER form. */
  @IsOptional() @Trim() @Matches(SENDGRID_WEBHOOK_KEY) sendgridWebhookKey?: string;
  /** SendGrid: the public key of the security policy of Inbound Parse, in the same form. */
  @IsOptional() @Trim() @Matches(SENDGRID_WEBHOOK_KEY) sendgridParseKey?: string;

  /** Meta: app secret (32 hex digits), access token, and the text that `hub.verify_token` must be. */
  @IsOptional() @Trim() @Matches(META_APP_SECRET) metaAppSecret?: string;
  @IsOptional() @Trim() @Length(META_ACCESS_TOKEN_LENGTH_MIN, 1000) metaAccessToken?: string;
  @MayBeAbsent() @Trim() @Matches(META_PHONE_NUMBER_ID) metaPhoneNumberId?: string;
  @IsOptional() @Trim() @MaxLength(200) metaVerifyToken?: string;
}

function isTwilio({ provider }: AccountInput): boolean {
  return provider === 'twilio';
}

export type AccountState = 'unknown' | 'ok' | 'warning' | 'failed';

/** Item of `GET /api/accounts` (owner). No secret is ever in it: only which ones are set. */
export interface AccountItem {
  id: string;
  provider: Provider;
  name: string;
  /** From the environment (read only here), or saved in the vault. */
  source: 'environment' | 'vault';
  /** What is not secret: account SID, key SID, application, number, region. */
  facts: Record<string, string>;
  /** Names of the secret fields that are set. */
  secretsSet: string[];
  state: AccountState;
  /** Epoch milliseconds of the last test. */
  testedAt: number | null;
  /** What is wrong: the worst that the last test found, or what needs no test to be known. */
  trouble: AccountTrouble | null;
  /** The URLs to paste at the provider, one per channel, each with its fallback where the provider has one. */
  webhooks: AccountWebhook[];
}

export interface AccountTrouble {
  /** One of `ACCOUNT_TROUBLES`, or that of a check which came later: a code that the web app puts into words. */
  code: string;
  /** English sentence: what happened, why, and what to do. For codes without words. */
  detail: string;
  /** What the words name, such as `{ status: '503' }`. */
  parameters?: Record<string, string>;
  /** Twilio's own error code, where it gave one. */
  twilioCode?: number;
}

export interface AccountWebhook {
  channel: 'voice' | 'sms' | 'whatsapp' | 'email-events' | 'email-inbound';
  url: string;
  fallbackUrl?: string;
  /** Where it tells that a call is over. */
  statusCallbackUrl?: string;
  /** Where in the provider's console it is pasted. */
  consoleUrl: string;
}
/* `POST /api/accounts/:id/test` answers `ConnectionReport`; `DELETE /api/accounts/:id` 204. */

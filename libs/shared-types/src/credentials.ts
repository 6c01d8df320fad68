import { Transform } from 'class-transformer';
import { IsIn, Matches } from 'class-validator';
import { MayBeAbsent } from './may-be-absent';
import {
  ACCOUNT_SID,
  API_KEY_SECRET,
  API_KEY_SID,
  AUTH_TOKEN,
  E164,
  REGIONS,
  TWIML_APP_SID,
  type Region,
} from './rules';
import { Trim } from './trim';

/**
 * The Twilio credentials of personal mode. They live in the person's browser; the API uses them in memory for one
 * request and forgets them.
 */
export class TwilioCredentials {
  @Trim()
  @Matches(ACCOUNT_SID)
  accountSid!: string;

  @Trim()
  @Matches(AUTH_TOKEN)
  authToken!: string;

  @Trim()
  @Matches(API_KEY_SID)
  apiKeySid!: string;

  @Trim()
  @Matches(API_KEY_SECRET)
  apiKeySecret!: string;

  @Trim()
  @Matches(TWIML_APP_SID)
  twimlAppSid!: string;

  /** The person's own Twilio number, E.164. Formatting characters people copy along are dropped. */
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.replace(/[\s().-]/g, '') : value,
  )
  @Matches(E164)
  phoneNumber!: string;

  /** Twilio processing region of the account; us1 where absent. */
  @MayBeAbsent()
  @Trim()
  @IsIn(REGIONS)
  region?: Region;
}

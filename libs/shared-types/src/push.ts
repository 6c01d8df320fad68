import { IsBoolean, IsString, IsUrl, Matches, MaxLength } from 'class-validator';

const BASE64URL = /^[A-Za-z0-9_-]+={0,2}$/;

/**
 * `GET` and `PUT /api/push/choices`: what wakes the person's closed pages. Both answer `PushChoices`; until it is chosen,
 * all are true. What is sent is a `LiveEvent` whose `data` holds ids only: the service worker words it.
 */
export class PushChoices {
  /** `calls/ringing`. */
  @IsBoolean() calls!: boolean;
  /** `alerts/raised`. */
  @IsBoolean() alerts!: boolean;
}

/** Body of `DELETE /api/push/subscriptions`: that browser is woken no more. 204, also where it was not known. */
export class PushEndpoint {
  @IsUrl({ protocols: ['https'], require_tld: false }) @MaxLength(2000) endpoint!: string;
}

/** `POST /api/push/subscriptions`: a browser that wants to be woken, until its session ends. 204. */
export class PushSubscriptionInput extends PushEndpoint {
  @IsString() @Matches(BASE64URL) @MaxLength(200) p256dh!: string;
  @IsString() @Matches(BASE64URL) @MaxLength(100) auth!: string;
}

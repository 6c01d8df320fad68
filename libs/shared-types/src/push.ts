import { IsString, IsUrl, Matches, MaxLength } from 'class-validator';

const BASE64URL = /^[A-Za-z0-9_-]+={0,2}$/;

/** `POST /api/push/subscriptions` and `DELETE` (by endpoint): a browser that wants to be woken. 204. */
export class PushSubscriptionInput {
  @IsUrl({ protocols: ['https'], require_tld: false }) @MaxLength(2000) endpoint!: string;
  @IsString() @Matches(BASE64URL) @MaxLength(200) p256dh!: string;
  @IsString() @Matches(BASE64URL) @MaxLength(100) auth!: string;
}

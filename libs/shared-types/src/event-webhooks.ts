import { ArrayNotEmpty, ArrayUnique, IsArray, IsBoolean, IsIn, IsUrl, MaxLength } from 'class-validator';

/** What other programs can be told of. `docs/webhooks.md` shows what each carries. */
export const WEBHOOK_EVENTS = [
  'message.received',
  'message.sent',
  'message.changed',
  'call.ended',
  'conversation.changed',
  'contact.changed',
  'appointment.changed',
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** Item of `GET /api/webhooks` (admin), the oldest first: an address of another program that is told what happens. */
export interface EventWebhook {
  id: string;
  url: string;
  events: WebhookEvent[];
  active: boolean;
  /** Since when nothing arrived there; null while it works. */
  failingSince: number | null;
  /** Whether it was switched off by the server, after a day of failures. */
  switchedOff: boolean;
  createdAt: number;
  lastAttemptAt: number | null;
  /** HTTP status of the last answer; null where none came. */
  lastStatus: number | null;
  /** Key of the signature: shown once, in the answer that made it. */
  secret?: string;
}

/**
 * `POST /api/webhooks` (admin, people only) answers 201 `EventWebhook` with its secret; `PUT /api/webhooks/:id` answers
 * `EventWebhook`; `POST /api/webhooks/:id/secret` answers it with a new secret; `DELETE /api/webhooks/:id` 204.
 * `webhooks/address-refused` (422) for addresses of private networks, `webhooks/too-many` (422), `webhooks/not-found` (404).
 */
export class EventWebhookDraft {
  @IsUrl({ protocols: ['https', 'http'], require_tld: false, require_protocol: true })
  @MaxLength(2000)
  url!: string;
  @IsArray() @ArrayNotEmpty() @ArrayUnique() @IsIn(WEBHOOK_EVENTS, { each: true }) events!: WebhookEvent[];
  @IsBoolean() active!: boolean;
}

export const DELIVERY_STATES = ['waiting', 'delivered', 'failed'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/**
 * Item of `GET /api/webhooks/:id/deliveries?state=…&before=…` (admin), which answers `Page<WebhookDelivery>`, the latest first;
 * kept for 30 days. `POST /api/webhooks/:id/test` answers one: it is sent at once, and once.
 * `POST /api/webhook-deliveries/:id/resend` answers it, and `POST /api/webhooks/:id/resend` `{ count }`: all that failed are sent again.
 */
export interface WebhookDelivery {
  id: string;
  event: WebhookEvent | 'test';
  /** When it happened. */
  at: number;
  state: DeliveryState;
  attempts: number;
  lastAttemptAt: number | null;
  /** HTTP status of the last answer; null where none came. */
  status: number | null;
  /** What failed, in words; null where it arrived. */
  problem: string | null;
  /** How long the last answer took. */
  tookMs: number | null;
  /** The JSON that is sent. */
  body: string;
}

export interface Resent {
  count: number;
}

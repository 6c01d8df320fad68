import { IsUrl, MaxLength } from 'class-validator';
import { MayBeAbsent } from './may-be-absent';

export const ALERT_KINDS = [
  'quarantine',
  'dead-letter',
  'low-balance',
  'webhook-failing',
  'account-failing',
  'webhook-off',
  'daily-cap',
] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/**
 * Item of `GET /api/alerts?state=open|resolved&organisation=…&before=…` (admin), which answers `Page<Alert>`, the latest first:
 * `next` of a page goes into `before` for the following one. Owners also get the server's own.
 */
export interface Alert {
  id: string;
  kind: AlertKind;
  /** Null: it concerns the server (owners only). */
  organisationId: string | null;
  /** Facts for the sentence that the page says, such as `{ queue: 'alert-webhook', count: 3 }`. */
  facts: Record<string, string | number>;
  /** How often it was raised while open. */
  count: number;
  raisedAt: number;
  lastAt: number;
  resolvedAt: number | null;
  /** Name of the person; null also where it settled by itself. */
  resolvedBy: string | null;
}
/* `POST /api/alerts/:id/resolve` answers `Alert`. */

/**
 * `PUT /api/alerts/webhook?organisation=…` (admin), or `?of=server` (owner): where new alerts are sent as signed JSON;
 * without a URL, nowhere. Each change makes a new secret. `webhooks/address-refused` (422) for addresses of private
 * networks. `docs/alert-webhook.md` describes what is sent.
 */
export class AlertWebhookChange {
  @MayBeAbsent()
  @IsUrl({ protocols: ['https', 'http'], require_tld: false, require_protocol: true })
  @MaxLength(2000)
  url?: string;
}
/** Answer of `GET` and `PUT /api/alerts/webhook`, and of `POST /api/alerts/webhook/test`. */
export interface AlertWebhook {
  url: string | null;
  /** Key of the signature: shown once, in the answer that made it. */
  secret?: string;
  lastAttemptAt: number | null;
  /** HTTP status of the last attempt, or what failed, in words. */
  lastResult: string | null;
}

/** Item of `GET /api/jobs/dead?before=…` (owner), which answers `Page<DeadLetter>`, the latest first: a job whose attempts are used up. */
export interface DeadLetter {
  id: string;
  queue: string;
  /** What failed, in words, without contents. */
  reason: string;
  code: string | null;
  attempts: number;
  enqueuedAt: number;
  diedAt: number;
}
/* `POST /api/jobs/dead/:id/retry` 204, `POST /api/jobs/dead/retry` answers `{ retried: number }`. */

import type { WebhookEvent } from '../control/inspector-events';

/** A webhook to be sent. */
export interface Webhook {
  purpose: WebhookEvent['purpose'];
  method: 'GET' | 'POST';
  /** Absolute, with connection overrides in its fragment where wanted. */
  url: string;
  parameters: Record<string, string>;
  /** Signs the request. */
  authToken: string;
  callSid?: string;
  messageSid?: string;
}

export type WebhookResult = WebhookAnswer | WebhookFailure;

export interface WebhookAnswer {
  ok: true;
  /** Where the answer came from in the end (after redirects), without fragment. */
  url: string;
  /** The same without the parameters that were added to its query: URLs in the document start from here. */
  documentUrl: string;
  status: number;
  contentType: string;
  body: Buffer;
}

export interface WebhookFailure {
  ok: false;
  /** Twilio's error code: https://www.twilio.com/docs/api/errors */
  code: number;
  message: string;
  status?: number;
}

/** Answers webhooks to certain hosts in this process. */
export interface LocalWebhooks {
  /** The answer for this URL, or `undefined` where the request is to go out. */
  answer(url: URL): { status: number; contentType: string; body: string } | undefined;
}

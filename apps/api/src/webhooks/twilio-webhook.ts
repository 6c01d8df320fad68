import type { Request } from 'express';
import type { TwilioAccount } from '../domains/accounts/api/twilio-account';
import { RequestContext } from '../platform/logging/request-context';
import type { WebhookParameters } from './webhook-parameters';

/** A webhook of Twilio that the guard let in, of whatever channel. */
export interface TwilioWebhook {
  /** The same where Twilio sends the webhook again. */
  id: string;
  account: TwilioAccount;
  /** Address under which Twilio called. */
  base: string;
  seal: string | undefined;
  /** What Twilio sent, under its own names. */
  parameters: WebhookParameters;
  /** What our own link carried for its step (`q.lang=es`). */
  stepQuery: Record<string, string>;
}

const VERIFIED = Symbol('verified webhook');

interface VerifiedRequest extends Request {
  [VERIFIED]?: TwilioWebhook;
}

export const rememberTwilioWebhook = (request: VerifiedRequest, webhook: TwilioWebhook): void => {
  request[VERIFIED] = webhook;
  const facts = RequestContext.current();
  const callSid = valueOf(webhook.parameters, 'CallSid');
  if (facts && callSid !== undefined) facts.callSid = callSid;
};

/** The webhook of a request; undefined where it has not passed the guard. */
export const findTwilioWebhook = (request: VerifiedRequest): TwilioWebhook | undefined => request[VERIFIED];

/** The webhook of a request that passed the guard. */
export function twilioWebhookOf(request: VerifiedRequest): TwilioWebhook {
  const webhook = request[VERIFIED];
  if (!webhook) throw new Error('TwilioSignatureGuard must stand before whoever asks for the webhook.');
  return webhook;
}

/** The value of a parameter; of a repeated one, the first. */
export const valueOf = (parameters: WebhookParameters, name: string): string | undefined => {
  const value = parameters[name];
  return typeof value === 'object' ? value[0] : value;
};

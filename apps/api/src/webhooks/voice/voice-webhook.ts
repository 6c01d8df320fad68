import type { Request } from 'express';
import type { VoiceAccount } from '../../domains/accounts/api/voice-account';
import { RequestContext } from '../../platform/logging/request-context';
import type { WebhookParameters } from '../webhook-parameters';

/** A voice webhook that the guard let in. */
export interface VoiceWebhook {
  account: VoiceAccount;
  /** Address under which Twilio called. */
  base: string;
  seal: string | undefined;
  /** What Twilio sent, under its own names. */
  parameters: WebhookParameters;
  /** What our own link carried for its step. */
  stepQuery: Record<string, string>;
}

const VERIFIED = Symbol('verified webhook');

interface VerifiedRequest extends Request {
  [VERIFIED]?: VoiceWebhook;
}

export const rememberVoiceWebhook = (request: VerifiedRequest, webhook: VoiceWebhook): void => {
  request[VERIFIED] = webhook;
  const facts = RequestContext.current();
  const callSid = valueOf(webhook.parameters, 'CallSid');
  if (facts && callSid !== undefined) facts.callSid = callSid;
};

/** The webhook of a request that passed the guard. */
export function voiceWebhookOf(request: VerifiedRequest): VoiceWebhook {
  const webhook = request[VERIFIED];
  if (!webhook) throw new Error('VoiceSignatureGuard must stand before whoever asks for the webhook.');
  return webhook;
}

/** What only reports carry: of the progress of calls and conferences, and of recordings. */
const OF_REPORTS = ['SequenceNumber', 'CallbackSource', 'RecordingStatus'];

/**
 * True for a webhook that passed the guard and whose answer Twilio ignores.
 * Source: https://www.twilio.com/docs/voice/api/call-resource#statuscallback
 */
export function isCallback(request: VerifiedRequest): boolean {
  const webhook = request[VERIFIED];
  if (!webhook) return false;
  return (
    request.path.endsWith('/status') || OF_REPORTS.some((name) => Object.hasOwn(webhook.parameters, name))
  );
}

/** The value of a parameter; of a repeated one, the first. */
export const valueOf = (parameters: WebhookParameters, name: string): string | undefined => {
  const value = parameters[name];
  return typeof value === 'object' ? value[0] : value;
};

import type { CallDetails } from '../calls/call';
import type { Message } from '../messaging/message';
import { segmentsOf } from '../messaging/segments';

/** US dollars for an SMS to the United States, and for a WhatsApp message: https://www.twilio.com/en-us/pricing/messaging */
const PER_MESSAGE = { sms: 0.0083, whatsapp: 0.005 } as const;

/** US dollars a minute, in the United States: https://www.twilio.com/en-us/voice/pricing/us */
const PER_MINUTE = {
  inbound: 0.0085,
  outbound: 0.014,
  client: 0.004,
  recording: 0.0025,
  transcription: 0.05,
} as const;
/** US dollars for each call whose answer was looked at. Same source. */
const PER_DETECTION = 0.0075;

/** A leg to or from a client costs the same both ways. */
export type CallKind = 'inbound' | 'outbound' | 'client';

export function callKind({ direction, from, to }: CallDetails): CallKind {
  const isInbound = direction === 'inbound';
  if ((isInbound ? from : to).startsWith('client:')) return 'client';
  return isInbound ? 'inbound' : 'outbound';
}

/** Each begun minute counts: https://www.twilio.com/en-us/changelog/billing-changes-for-voice-insights-advanced-features-usage-trunking */
export function billedMinutes(seconds: number): number {
  return Math.max(1, Math.ceil(seconds / 60));
}

/** US dollars of a message; `undefined` until it has gone out. What comes in is free here. */
export function messagePrice({ channel, direction, status, body }: Message): number | undefined {
  const isBilled = direction !== 'inbound' && ['sent', 'delivered', 'undelivered', 'read'].includes(status);
  if (!isBilled) return undefined;
  return channel === 'sms' ? PER_MESSAGE.sms * segmentsOf(body) : PER_MESSAGE.whatsapp;
}

/** US dollars of an answered call. */
export function callPrice(kind: CallKind, seconds: number): number {
  return PER_MINUTE[kind] * billedMinutes(seconds);
}

/** US dollars of a recording. */
export function recordingPrice(seconds: number): number {
  return PER_MINUTE.recording * billedMinutes(seconds);
}

/** US dollars of a transcription, also of one without a text. */
export function transcriptionPrice(seconds: number): number {
  return PER_MINUTE.transcription * billedMinutes(seconds);
}

/** US dollars of one answering-machine detection. */
export function detectionPrice(): number {
  return PER_DETECTION;
}

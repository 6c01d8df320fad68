import type { Call } from '../calls/call';

export type CallerIdCheck = { from: string } | { problem: string };

/**
 * Which caller id a `<Dial>` may show. To a phone it must be a number of the account, or, for calls that came from a
 * phone, one of that call's two numbers; a client that calls a phone must name one. To a client anything goes.
 * Source: https://www.twilio.com/docs/api/errors/13214
 */
export function checkCallerId(
  wanted: string | undefined,
  call: Call,
  toPhone: boolean,
  ownsNumber: (phoneNumber: string) => boolean,
): CallerIdCheck {
  const { from, to } = call.details;
  const callerId = wanted === undefined || wanted.trim() === '' ? from : wanted.trim();
  if (!toPhone || ownsNumber(callerId)) return { from: callerId };
  if (callerId.startsWith('client:')) {
    return { problem: 'a client that calls a phone number needs callerId, a number of this account' };
  }
  const isOfThisCall = !from.startsWith('client:') && (callerId === from || callerId === to);
  if (isOfThisCall) return { from: callerId };
  return { problem: `callerId “${callerId}” is neither a number of this account nor one of this call` };
}

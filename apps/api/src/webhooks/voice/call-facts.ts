import type { CallFacts } from '../../domains/calls/api/call-recorder';
import { valueOf, type TwilioWebhook } from '../twilio-webhook';
import { directionOf } from './call-direction';

/**
 * What a webhook says of its call; undefined where it is not of one.
 *
 * @param walked the step that is about to answer; absent for what only reports
 */
export function callFactsOf(
  { parameters, id }: TwilioWebhook,
  walked?: { flow: string; step: string },
): CallFacts | undefined {
  const callSid = valueOf(parameters, 'CallSid');
  if (callSid === undefined) return undefined;
  const parentCallSid = valueOf(parameters, 'ParentCallSid');
  // Of a leg its own length counts; the caller's also has the time that was spent in menus.
  const talked = valueOf(parameters, parentCallSid === undefined ? 'DialCallDuration' : 'CallDuration');
  return {
    callSid,
    from: valueOf(parameters, 'From') ?? '',
    to: valueOf(parameters, 'To') ?? '',
    direction: directionOf(parameters),
    status: valueOf(parameters, 'CallStatus') ?? '',
    dialStatus: valueOf(parameters, 'DialCallStatus'),
    parentCallSid,
    talkedSec: talked !== undefined && /^\d{1,9}$/.test(talked) ? Number(talked) : undefined,
    ...(walked && { walked: { webhook: id, ...walked } }),
  };
}

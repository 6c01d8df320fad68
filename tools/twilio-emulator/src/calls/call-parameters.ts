import type { Call, CallProgress } from './call';
import { placeOf } from './geography';

const API_VERSION = '2010-04-01';

/** Of a client's custom parameters, those that would take the place of Twilio's own are not sent; `To` is the exception. */
const RESERVED = new Set([
  'AccountSid',
  'ApiVersion',
  'ApplicationSid',
  'CallSid',
  'CallStatus',
  'Called',
  'Caller',
  'Direction',
  'From',
  'ParentCallSid',
]);

/**
 * The parameters that every voice webhook of a call carries.
 * Source: https://www.twilio.com/docs/voice/twiml#request-parameters
 */
export function callParameters(call: Call, status: string = call.status): Record<string, string> {
  const { accountSid, from, to, direction, parentCallSid, applicationSid, forwardedFrom } = call.details;
  return {
    ...custom(call),
    AccountSid: accountSid,
    ApiVersion: API_VERSION,
    CallSid: call.sid,
    CallStatus: status,
    Direction: direction,
    From: from,
    To: to,
    Caller: from,
    Called: to,
    ...(applicationSid === undefined || !from.startsWith('client:')
      ? {}
      : { ApplicationSid: applicationSid }),
    ...(parentCallSid === undefined ? {} : { ParentCallSid: parentCallSid }),
    ...(forwardedFrom === undefined ? {} : { ForwardedFrom: forwardedFrom }),
    ...places(['From', 'Caller'], from),
    ...places(['To', 'Called'], to),
  };
}

/**
 * What a status callback says besides. `sequenceNumber` counts the callbacks of a call from 0.
 * Source: https://www.twilio.com/docs/voice/api/call-resource#statuscallback
 */
export function statusParameters(
  call: Call,
  step: CallProgress,
  sequenceNumber: number,
): Record<string, string> {
  const status = {
    initiated: 'initiated',
    ringing: 'ringing',
    answered: 'in-progress',
    completed: call.status,
  }[step];
  const isOver = step === 'completed';
  return {
    ...callParameters(call, status),
    Timestamp: new Date().toUTCString().replace('GMT', '+0000'),
    CallbackSource: 'call-progress-events',
    SequenceNumber: String(sequenceNumber),
    ...(isOver
      ? {
          CallDuration: String(call.durationSec),
          Duration: String(Math.ceil(call.durationSec / 60)),
          SipResponseCode: String(call.sipResponseCode ?? 200),
        }
      : {}),
  };
}

function custom(call: Call): Record<string, string> {
  const entries = Object.entries(call.details.parameters ?? {});
  return Object.fromEntries(entries.filter(([name]) => !RESERVED.has(name) && name !== 'To'));
}

function places(prefixes: readonly string[], address: string): Record<string, string> {
  const place = placeOf(address);
  if (!place) return {};
  return Object.fromEntries(
    prefixes.flatMap((prefix) => Object.entries(place).map(([name, value]) => [prefix + name, value])),
  );
}

import type { Call } from '../../calls/call';
import { rfc2822 } from '../resource';

/** A call as the REST API shows it. */
export function serializeCall(call: Call): Record<string, unknown> {
  const { accountSid, from, to, direction, parentCallSid, phoneNumberSid, forwardedFrom } = call.details;
  const uri = `/2010-04-01/Accounts/${accountSid}/Calls/${call.sid}`;
  const parts = {
    events: 'Events',
    notifications: 'Notifications',
    payments: 'Payments',
    recordings: 'Recordings',
    siprec: 'Siprec',
    streams: 'Streams',
    transcriptions: 'Transcriptions',
    user_defined_message_subscriptions: 'UserDefinedMessageSubscriptions',
    user_defined_messages: 'UserDefinedMessages',
  };
  return {
    sid: call.sid,
    parent_call_sid: parentCallSid ?? null,
    account_sid: accountSid,
    to,
    to_formatted: to,
    from,
    from_formatted: from,
    phone_number_sid: phoneNumberSid ?? '',
    status: call.status,
    start_time: rfc2822(call.startedAt),
    end_time: rfc2822(call.endedAt),
    duration: call.isOver ? String(call.durationSec) : null,
    price: priceOf(call),
    price_unit: 'USD',
    direction,
    answered_by: call.answeredBy ?? null,
    annotation: null,
    api_version: '2010-04-01',
    forwarded_from: forwardedFrom ?? null,
    group_sid: null,
    caller_name: null,
    queue_time: '0',
    trunk_sid: null,
    date_created: rfc2822(call.createdAt),
    date_updated: rfc2822(call.updatedAt),
    uri: `${uri}.json`,
    subresource_uris: Object.fromEntries(
      Object.entries(parts).map(([key, name]) => [key, `${uri}/${name}.json`]),
    ),
  };
}

/**
 * US dollars a minute for a call to a number of the United States, for one that comes in at such a number, and for a
 * browser at either end: https://www.twilio.com/en-us/voice/pricing/us
 */
const DOLLARS_PER_MINUTE = { outgoing: 0.014, incoming: 0.0085, client: 0.004 } as const;

/**
 * Known only once it is over; negative, since it is taken from the balance. Each leg is billed by itself, and a minute
 * that was begun is a minute: https://support.twilio.com/hc/en-us/articles/223132307. Whoever did not answer costs
 * nothing: http://www.twilio.com/help/faq/voice/what-do-the-call-statuses-mean
 */
function priceOf({ details: { direction, from, to }, durationSec, isAnswered, isOver }: Call): string | null {
  if (!isOver || !isAnswered) return null;
  const isClient = [from, to].some((end) => end.startsWith('client:'));
  const rate = isClient ? 'client' : direction === 'inbound' ? 'incoming' : 'outgoing';
  return (-DOLLARS_PER_MINUTE[rate] * Math.max(1, Math.ceil(durationSec / 60))).toFixed(5);
}

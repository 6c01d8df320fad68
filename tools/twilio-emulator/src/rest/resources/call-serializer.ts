import type { Call } from '../../calls/call';
import { callKind, callPrice } from '../../usage/prices';
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
    phone_number_sid: phoneNumberSid ?? null,
    status: call.status,
    start_time: rfc2822(call.startedAt),
    end_time: rfc2822(call.endedAt),
    duration: call.isOver ? String(call.durationSec) : null,
    price: priceOf(call),
    price_unit: 'USD',
    direction,
    answered_by: call.answeredBy ?? null,
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

/** Known once it is over; negative, since it is taken from the balance. A call that nobody answered costs nothing. */
function priceOf({ isOver, isAnswered, details, durationSec }: Call): string | null {
  return isOver && isAnswered ? (-callPrice(callKind(details), durationSec)).toFixed(5) : null;
}

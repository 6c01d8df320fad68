import { errorMessageOf } from '../../messaging/error-messages';
import type { Message, MessageMedia } from '../../messaging/message';
import { segmentsOf } from '../../messaging/segments';
import { messagePrice } from '../../usage/prices';
import { rfc2822 } from '../resource';

/** A message as the REST API shows it: https://www.twilio.com/docs/messaging/api/message-resource#message-properties */
export function serializeMessage(message: Message): Record<string, unknown> {
  const { sid, accountSid, body, media, awaitedMedia, status, errorCode } = message;
  const uri = messageUri(message);
  return {
    account_sid: accountSid,
    api_version: '2010-04-01',
    body,
    date_created: rfc2822(message.createdAt),
    date_sent: rfc2822(message.sentAt),
    date_updated: rfc2822(message.updatedAt),
    direction: message.direction,
    error_code: errorCode ?? null,
    error_message: errorMessageOf(errorCode) ?? null,
    from: message.from,
    messaging_service_sid: message.messagingServiceSid ?? null,
    num_media: String(media.length + awaitedMedia),
    // A messaging service chooses the sender later, and counts then.
    num_segments: status === 'accepted' || status === 'scheduled' ? '0' : String(segmentsOf(body)),
    price: priceOf(message),
    price_unit: 'USD',
    sid,
    status,
    subresource_uris: { media: `${uri}/Media.json`, feedback: `${uri}/Feedback.json` },
    to: message.to,
    uri: `${uri}.json`,
  };
}

/** Known only once it has gone out; negative, since it is taken from the balance. */
function priceOf(message: Message): string | null {
  const price = messagePrice(message);
  return price === undefined ? null : (-price).toFixed(5);
}

/** Source: https://www.twilio.com/docs/messaging/api/media-resource#media-properties */
export function serializeMedia(
  message: Message,
  { sid, contentType, createdAt }: MessageMedia,
): Record<string, unknown> {
  return {
    account_sid: message.accountSid,
    content_type: contentType,
    date_created: rfc2822(createdAt),
    date_updated: rfc2822(createdAt),
    parent_sid: message.sid,
    sid,
    uri: `${messageUri(message)}/Media/${sid}.json`,
  };
}

function messageUri({ accountSid, sid }: Message): string {
  return `/2010-04-01/Accounts/${accountSid}/Messages/${sid}`;
}

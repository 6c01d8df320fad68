import { placeOf } from '../calls/geography';
import type { IncomingMessage, Message } from './message';
import { plainNumber } from './message-address';
import { segmentsOf } from './segments';

/**
 * Parameters of the webhook for a message that came in. Media are URLs of the API, which the application fetches.
 * Source: https://www.twilio.com/docs/messaging/guides/webhook-request
 */
export function inboundParameters(
  message: Message,
  { profileName, extra }: Pick<IncomingMessage, 'profileName' | 'extra'>,
  apiUrl: string,
): Record<string, string> {
  const { sid, accountSid, from, to, body, media, messagingServiceSid } = message;
  const parameters: Record<string, string> = {
    AccountSid: accountSid,
    ApiVersion: '2010-04-01',
    Body: body,
    From: from,
    MessageSid: sid,
    NumMedia: String(media.length),
    NumSegments: String(segmentsOf(body)),
    SmsMessageSid: sid,
    SmsSid: sid,
    SmsStatus: 'received',
    To: to,
    ...(messagingServiceSid === undefined ? {} : { MessagingServiceSid: messagingServiceSid }),
  };
  for (const [index, medium] of media.entries()) {
    parameters[`MediaContentType${index}`] = medium.contentType;
    parameters[`MediaUrl${index}`] =
      `${apiUrl}/2010-04-01/Accounts/${accountSid}/Messages/${sid}/Media/${medium.sid}`;
  }
  const onChannel =
    message.channel === 'whatsapp' ? whatsAppParameters(message, profileName) : placeParameters(from, to);
  return { ...parameters, ...onChannel, ...extra };
}

function placeParameters(from: string, to: string): Record<string, string> {
  const parameters: Record<string, string> = {};
  for (const [side, address] of [
    ['From', from],
    ['To', to],
  ] as const) {
    for (const [name, value] of Object.entries(placeOf(address) ?? {}))
      parameters[side + name] = String(value);
  }
  return parameters;
}

function whatsAppParameters(message: Message, profileName: string): Record<string, string> {
  const waId = plainNumber(message.from).slice(1);
  const context = { ProfileName: profileName, WaId: waId };
  return {
    ChannelMetadata: JSON.stringify({ type: 'whatsapp', data: { context } }),
    MessageType: messageType(message),
    ProfileName: profileName,
    ReferralNumMedia: '0',
    WaId: waId,
  };
}

/** Source: https://www.twilio.com/docs/messaging/guides/webhook-request#whatsapp-specific-parameters */
function messageType({ media: [first] }: Message): string {
  if (!first) return 'text';
  const [kind = ''] = first.contentType.split('/');
  return ['image', 'audio', 'video'].includes(kind) ? kind : 'document';
}

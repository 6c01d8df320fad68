import type { IncomingMessage, Message } from './message';
import { plainNumber } from './message-address';

/**
 * What a phone writes when one of a message's buttons is pressed; `undefined` where it has no such button. A template's
 * button is a `button`, one of a message within the 24 hours is `interactive`.
 * Source: https://www.twilio.com/docs/messaging/guides/webhook-request#whatsapp-specific-parameters
 */
export function pressed(
  { channel, from, to, sid, template }: Message,
  id: string,
): IncomingMessage | undefined {
  const button = template?.buttons.find((each) => each.id === id);
  if (!template || !button || channel !== 'whatsapp') return undefined;
  return {
    channel,
    from: plainNumber(to),
    to: plainNumber(from),
    body: button.title,
    media: [],
    profileName: 'Outside phone',
    extra: {
      ButtonPayload: button.id,
      ButtonText: button.title,
      MessageType: template.isApproved ? 'button' : 'interactive',
      OriginalRepliedMessageSender: from,
      OriginalRepliedMessageSid: sid,
    },
  };
}

import type { AccountStore } from '../accounts/account-store';
import type { MessageStatus } from '../control/inspector-events';
import type { Message } from './message';
import { plainNumber } from './message-address';

/** What WhatsApp calls it. */
const EVENT_TYPES: Readonly<Partial<Record<MessageStatus, string>>> = {
  sent: 'SENT',
  delivered: 'DELIVERED',
  read: 'READ',
  undelivered: 'UNDELIVERED',
  failed: 'UNDELIVERED',
};

/**
 * Parameters of a status callback.
 * Source: https://www.twilio.com/docs/messaging/guides/outbound-message-status-in-status-callbacks
 */
export function statusParameters(
  message: Message,
  status: MessageStatus,
  accounts: AccountStore,
): Record<string, string> {
  const { sid, accountSid, from, to, channel, errorCode, messagingServiceSid } = message;
  return {
    AccountSid: accountSid,
    ApiVersion: '2010-04-01',
    From: from,
    MessageSid: sid,
    MessageStatus: status,
    SmsSid: sid,
    SmsStatus: status,
    To: to,
    ...(messagingServiceSid === undefined ? {} : { MessagingServiceSid: messagingServiceSid }),
    ...(errorCode === undefined ? {} : { ErrorCode: String(errorCode) }),
    ...(channel === 'whatsapp' ? whatsAppParameters(from, to, status, accounts) : {}),
    ...(channel === 'sms' && status === 'delivered' ? { RawDlrDoneDate: dlrDate(new Date()) } : {}),
  };
}

function whatsAppParameters(
  from: string,
  to: string,
  status: MessageStatus,
  accounts: AccountStore,
): Record<string, string> {
  const eventType = EVENT_TYPES[status];
  return {
    ChannelInstallSid: accounts.whatsAppSenders.get(plainNumber(from))?.sid ?? '',
    ChannelPrefix: 'whatsapp',
    ChannelToAddress: to,
    StructuredMessage: 'false',
    ...(eventType === undefined ? {} : { EventType: eventType }),
  };
}

/** `YYMMDDhhmm`, the time as carriers write it into a delivery receipt. */
function dlrDate(date: Date): string {
  return date.toISOString().replace(/\D/g, '').slice(2, 12);
}

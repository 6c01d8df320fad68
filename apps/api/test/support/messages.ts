import type { MessageRow } from '../../src/domains/messages/messages-schema';
import type { MessageTables } from '../../src/domains/messages/messages-schema';
import { Database } from '../../src/platform/database/database';
import { ACCOUNT } from './account';
import type { RunningApi } from './running-api';
import type { TwilioMessage } from './twilio-messages';

let count = 0;
export const messageSid = (): string => `SM${(++count).toString(16).padStart(32, '0')}`;

/** What Twilio sends when somebody writes: https://www.twilio.com/docs/messaging/guides/webhook-request */
export const incomingMessage = (body: string, more: Record<string, string> = {}): Record<string, string> => {
  const sid = messageSid();
  return {
    AccountSid: ACCOUNT.accountSid,
    ApiVersion: '2010-04-01',
    Body: body,
    From: '+34612345678',
    MessageSid: sid,
    NumMedia: '0',
    NumSegments: '1',
    SmsMessageSid: sid,
    SmsSid: sid,
    SmsStatus: 'received',
    To: ACCOUNT.phoneNumber,
    ToCountry: 'US',
    ...more,
  };
};

/** What Twilio tells of a message that was sent. */
export const statusOf = (
  sid: string,
  status: string,
  more: Record<string, string> = {},
): Record<string, string> => ({
  AccountSid: ACCOUNT.accountSid,
  ApiVersion: '2010-04-01',
  From: ACCOUNT.phoneNumber,
  MessageSid: sid,
  MessageStatus: status,
  SmsSid: sid,
  SmsStatus: status,
  To: '+34612345678',
  ...more,
});

/** A message to us as it stands in Twilio's list. @param inMs when it was sent, from now on */
export const listed = (from: string, body: string, inMs: number): TwilioMessage => ({
  sid: messageSid(),
  from,
  to: ACCOUNT.phoneNumber,
  body,
  direction: 'inbound',
  status: 'received',
  date_created: new Date(Date.now() + inMs).toUTCString(),
  num_media: '0',
  statusCallback: null,
  mediaUrls: [],
});

export const ACK = 'Un momento, estoy procesando tu mensaje... ⏳';
export const AUDIO_ACK = 'Estoy escuchando tu audio... 🎧';
export const twimlOf = (text: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Response><Message>${text}</Message></Response>`;
export const NO_TWIML = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

/** All messages that are kept, in their order. */
export const keptMessages = ({ app }: RunningApi): Promise<MessageRow[]> =>
  app
    .get(Database)
    .read.withTables<MessageTables>()
    .selectFrom('messages')
    .selectAll()
    .orderBy('at')
    .execute();

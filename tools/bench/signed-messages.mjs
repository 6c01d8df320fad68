import { ACCOUNT } from '../shared/account.mjs';
import { signedForm } from '../shared/signed-form.mjs';

/** People who write, each in a conversation of their own. */
const SENDERS = 500;

/** What Twilio sends for an SMS: 21 parameters with the message's SIDs. */
const PARAMETERS = {
  AccountSid: ACCOUNT.accountSid,
  ApiVersion: '2010-04-01',
  Body: 'Good morning! Is there a table for two on Friday evening, or should we rather come at noon? Thank you, Lucía',
  FromCity: 'WASHINGTON',
  FromCountry: 'US',
  FromState: 'DC',
  FromZip: '20002',
  MessagingServiceSid: `MG${'0123456789abcdef'.repeat(2)}`,
  NumMedia: '0',
  NumSegments: '1',
  SmsStatus: 'received',
  To: ACCOUNT.phoneNumber,
  ToCity: 'WASHINGTON',
  ToCountry: 'US',
  ToState: 'DC',
  ToZip: '20001',
  ReferralNumMedia: '0',
};

export const MESSAGE_PARAMETER_COUNT = Object.keys(PARAMETERS).length + 4;

let messages = 0;

/** @param {string} url */
export function signedMessage(url) {
  const number = (messages += 1);
  const sid = `SM${number.toString(16).padStart(32, '0')}`;
  return signedForm(url, ACCOUNT.authToken, {
    ...PARAMETERS,
    From: `+1415555${String(1000 + (number % SENDERS))}`,
    MessageSid: sid,
    SmsMessageSid: sid,
    SmsSid: sid,
  });
}

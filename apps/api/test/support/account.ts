/** A made-up account. Its numbers are of the range that films use. */
export const ACCOUNT = {
  accountSid: `AC${'1a'.repeat(16)}`,
  authToken: '2b'.repeat(16),
  apiKeySid: `SK${'3c'.repeat(16)}`,
  apiKeySecret: 'SecretOfTheApiKey0123456789abcdE',
  twimlAppSid: `AP${'4d'.repeat(16)}`,
  phoneNumber: '+14155550100',
};

export const IDENTITY = '14155550100';
export const CALL_SID = `CA${'5e'.repeat(16)}`;

/** The account in the server's own environment. */
export const ACCOUNT_ENVIRONMENT = {
  TWILIO_ACCOUNT_SID: ACCOUNT.accountSid,
  TWILIO_AUTH_TOKEN: ACCOUNT.authToken,
  TWILIO_PHONE_NUMBER: ACCOUNT.phoneNumber,
};

/** What Twilio sends when a browser dials: https://www.twilio.com/docs/voice/twiml#request-parameters */
export const outgoingCall = (to: string, more: Record<string, string> = {}): Record<string, string> => ({
  AccountSid: ACCOUNT.accountSid,
  ApiVersion: '2010-04-01',
  ApplicationSid: ACCOUNT.twimlAppSid,
  CallSid: CALL_SID,
  CallStatus: 'ringing',
  Called: '',
  Caller: `client:${IDENTITY}`,
  Direction: 'inbound',
  From: `client:${IDENTITY}`,
  To: to,
  ...more,
});

/** What Twilio sends when somebody calls the number. */
export const incomingCall = (from: string, more: Record<string, string> = {}): Record<string, string> => ({
  AccountSid: ACCOUNT.accountSid,
  ApiVersion: '2010-04-01',
  CallSid: CALL_SID,
  CallStatus: 'ringing',
  CallToken: '%7B%22parentCallInfoToken%22%3A%22eyJhbGciOiJFUzI1NiJ9%22%7D',
  Called: ACCOUNT.phoneNumber,
  CalledCity: 'SAN FRANCISCO',
  CalledCountry: 'US',
  CalledState: 'CA',
  CalledZip: '94105',
  Caller: from,
  CallerCity: "L'HOSPITALET",
  CallerCountry: 'ES',
  CallerState: '',
  CallerZip: '',
  Direction: 'inbound',
  From: from,
  FromCity: "L'HOSPITALET",
  FromCountry: 'ES',
  FromState: '',
  FromZip: '',
  To: ACCOUNT.phoneNumber,
  ToCountry: 'US',
  ToState: 'CA',
  ...more,
});

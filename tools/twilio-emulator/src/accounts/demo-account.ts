import { META_ACCOUNT } from '../meta/meta-account';
import { OUTSIDE_NUMBERS, type OutsideBehaviour } from '../world/outside-numbers';
import type { AccountStore } from './account-store';
import {
  unsetMessagingSettings,
  unsetVoiceSettings,
  type IncomingNumber,
  type WhatsAppSender,
} from './records';
import { fixedHex, fixedSid } from './sid';

/** The credentials a program needs to use the emulator's built-in account. */
export interface DemoCredentials {
  accountSid: string;
  authToken: string;
  apiKeySid: string;
  apiKeySecret: string;
  twimlAppSid: string;
  phoneNumber: string;
}

/** Answer of `GET /control/demo-account`. */
export interface DemoAccount {
  credentials: DemoCredentials;
  /** Numbers of the account, each with the name that it has at Twilio: whose it is. */
  ownNumbers: { phoneNumber: string; name: string }[];
  /** Outside ones worth dialling. */
  numbers: { phoneNumber: string; behaviour: OutsideBehaviour }[];
  whatsAppSenders: WhatsAppSenderView[];
  /** Of WhatsApp at Meta itself. */
  metaNumber: string;
}

/** A WhatsApp sender with what is set on it. */
export type WhatsAppSenderView = Pick<WhatsAppSender, 'phoneNumber' | 'isSandbox' | 'joinCode'> & {
  url: string;
  statusUrl: string;
};

/** The same on every machine, so that a configuration written for one emulator fits all. None of it exists at Twilio. */
export const DEMO_CREDENTIALS: Readonly<DemoCredentials> = Object.freeze({
  accountSid: fixedSid('AC', 'account'),
  authToken: fixedHex('auth token'),
  apiKeySid: fixedSid('SK', 'api key'),
  apiKeySecret: `LocalEmulatorSecret${fixedHex('api key secret').slice(0, 13)}`,
  twimlAppSid: fixedSid('AP', 'twiml app'),
  phoneNumber: '+12025550100',
});

/** What the number is called until somebody gives it another name. */
export const DEMO_LINE_NAME = 'Demo line';

/** Twilio's demo webhook, which the emulator answers itself. */
export const DEMO_VOICE_URL = 'https://demo.twilio.com/welcome/voice/';

/** Its page for messages. */
export const DEMO_SMS_URL = 'https://demo.twilio.com/welcome/sms/reply/';

/** Number of Twilio's WhatsApp sandbox, which all accounts share. Source: https://www.twilio.com/docs/whatsapp/sandbox */
export const SANDBOX_NUMBER = '+14155238886';
const JOIN_CODE = 'paper-lantern';

/**
 * Puts the built-in account, its key, TwiML App, number and WhatsApp senders into the store. The number asks the
 * application about calls.
 */
export function addDemoAccount(store: AccountStore, credentials: DemoCredentials, voiceUrl: string): void {
  const times = { createdAt: new Date(), updatedAt: new Date() };
  const accountSid = credentials.accountSid;
  store.accounts.set(accountSid, {
    sid: accountSid,
    authToken: credentials.authToken,
    friendlyName: 'Twilio emulator',
    status: 'active',
    ...times,
  });
  store.keys.set(credentials.apiKeySid, {
    sid: credentials.apiKeySid,
    secret: credentials.apiKeySecret,
    accountSid,
    friendlyName: 'Demo key',
    type: 'standard',
    ...times,
  });
  store.applications.set(credentials.twimlAppSid, {
    ...unsetVoiceSettings(),
    sid: credentials.twimlAppSid,
    accountSid,
    friendlyName: 'Demo app',
    voiceUrl,
    smsStatusCallback: '',
    messageStatusCallback: '',
    ...times,
  });
  const numberSid = fixedSid('PN', credentials.phoneNumber);
  store.numbers.set(numberSid, {
    ...unsetVoiceSettings(),
    sid: numberSid,
    accountSid,
    friendlyName: DEMO_LINE_NAME,
    phoneNumber: credentials.phoneNumber,
    voiceApplicationSid: credentials.twimlAppSid,
    smsApplicationSid: '',
    trunkSid: '',
    smsUrl: DEMO_SMS_URL,
    ...times,
  });
  for (const sender of demoSenders(credentials)) store.whatsAppSenders.set(sender.phoneNumber, sender);
}

function demoSenders({ accountSid, phoneNumber }: DemoCredentials): WhatsAppSender[] {
  return [
    { phoneNumber: SANDBOX_NUMBER, isSandbox: true, joinCode: JOIN_CODE },
    { phoneNumber, isSandbox: false, joinCode: '' },
  ].map((sender) => ({
    ...unsetMessagingSettings(),
    ...sender,
    sid: fixedSid('XE', sender.phoneNumber),
    accountSid,
    smsUrl: DEMO_SMS_URL,
    statusCallback: '',
  }));
}

/** What a page or a test needs to begin: the built-in account, its numbers and senders, and whom to dial. */
export function describeDemoAccount(
  credentials: DemoCredentials,
  senders: Iterable<WhatsAppSender> = demoSenders(credentials),
  own: Iterable<Pick<IncomingNumber, 'accountSid' | 'phoneNumber' | 'friendlyName'>> = [
    {
      accountSid: credentials.accountSid,
      phoneNumber: credentials.phoneNumber,
      friendlyName: DEMO_LINE_NAME,
    },
  ],
): DemoAccount {
  const numbers = OUTSIDE_NUMBERS.map(({ phoneNumber, behaviour }) => ({ phoneNumber, behaviour }));
  const ownNumbers = [...own]
    .filter(({ accountSid }) => accountSid === credentials.accountSid)
    .map(({ phoneNumber, friendlyName: name }) => ({ phoneNumber, name }));
  return {
    credentials: { ...credentials },
    ownNumbers,
    numbers,
    whatsAppSenders: [...senders].map(senderView),
    metaNumber: META_ACCOUNT.phoneNumber,
  };
}

export function senderView(sender: WhatsAppSender): WhatsAppSenderView {
  const { phoneNumber, isSandbox, joinCode, smsUrl, statusCallback } = sender;
  return { phoneNumber, isSandbox, joinCode, url: smsUrl, statusUrl: statusCallback };
}

import type { Fate } from './fate';

/** What the API does with a message to one of the test numbers. */
export type Reception =
  /** Refused with Twilio's code. */
  | { kind: 'refuse'; code: number; message: string }
  /** 429 with `Retry-After`, until that time has passed. */
  | { kind: 'rate-limit'; retryAfterSec: number }
  /** Taken and sent, and answered 500. */
  | { kind: 'fail-after' }
  /** Taken and sent, and never answered. */
  | { kind: 'hang' };

export interface TestNumber {
  phoneNumber: string;
  /** In plain words, for the README. */
  description: string;
  reception?: Reception;
  fate?: Fate;
}

/** Numbers for tests of an application's error handling. All are reserved for fiction (555-01xx). */
export const TEST_NUMBERS: readonly TestNumber[] = [
  {
    phoneNumber: '+12025550130',
    description: 'unsubscribed: the API refuses it (21610)',
    reception: { kind: 'refuse', code: 21610, message: 'Attempt to send to unsubscribed recipient' },
  },
  {
    phoneNumber: '+12025550131',
    description: 'switched off: undelivered (30003)',
    fate: { status: 'undelivered', code: 30003 },
  },
  {
    phoneNumber: '+12025550132',
    description: 'nobody has it: undelivered (30005)',
    fate: { status: 'undelivered', code: 30005 },
  },
  {
    phoneNumber: '+12025550133',
    description: 'a landline: undelivered (30006)',
    fate: { status: 'undelivered', code: 30006 },
  },
  {
    phoneNumber: '+12025550134',
    description: 'has not joined the sandbox: failed (63015)',
    fate: { status: 'failed', code: 63015 },
  },
  {
    phoneNumber: '+12025550135',
    description: 'last wrote more than 24 hours ago: undelivered (63016)',
    fate: { status: 'undelivered', code: 63016 },
  },
  {
    phoneNumber: '+12025550136',
    description: 'too many messages: failed (63018)',
    fate: { status: 'failed', code: 63018 },
  },
  {
    phoneNumber: '+12025550137',
    description: '429 (20429) with Retry-After of one second, then taken',
    reception: { kind: 'rate-limit', retryAfterSec: 1 },
  },
  {
    phoneNumber: '+12025550138',
    description: 'taken and sent, but the API answers 500',
    reception: { kind: 'fail-after' },
  },
  {
    phoneNumber: '+12025550139',
    description: 'taken and sent, but the API never answers',
    reception: { kind: 'hang' },
  },
  {
    phoneNumber: '+12025550140',
    description: 'the account has sent what it may in a day: the API refuses it (63038)',
    reception: { kind: 'refuse', code: 63038, message: 'Account exceeded the daily messages limit' },
  },
  // Twilio's own. Source: https://www.twilio.com/docs/iam/test-credentials#test-sms-messages
  ...(
    [
      ['+15005550001', 21211, "Invalid 'To' Phone Number: +15005550001"],
      ['+15005550002', 21612, 'The message cannot be routed to this number'],
      ['+15005550003', 21408, 'Permission to send to this region is not enabled'],
      ['+15005550004', 21610, 'Attempt to send to unsubscribed recipient'],
      ['+15005550009', 21614, "'To' number is not a valid mobile number"],
    ] as const
  ).map(([phoneNumber, code, message]) => ({
    phoneNumber,
    description: `Twilio’s own test number (${code})`,
    reception: { kind: 'refuse', code, message } as const,
  })),
];

export function testNumber(phoneNumber: string): TestNumber | undefined {
  return TEST_NUMBERS.find((number) => number.phoneNumber === phoneNumber);
}

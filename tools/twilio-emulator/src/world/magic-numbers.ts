/**
 * Twilio's numbers for tests of `POST /Calls`. Here they work with any credentials of the account.
 * Source: https://www.twilio.com/docs/iam/test-credentials#test-calls
 */
export const TEST_CALLER_ID = '+15005550006';

const REFUSALS: Readonly<Record<string, { code: number; message: string }>> = {
  '+15005550001': { code: 21217, message: 'The phone number you are attempting to call is not valid.' },
  '+15005550002': { code: 21214, message: "'To' phone number cannot be reached" },
  '+15005550003': { code: 21215, message: 'The account may not call this region: geographic permissions.' },
  '+15005550004': { code: 21216, message: 'The account may not call this number: it is blocked.' },
};

/** Why Twilio would not take a call to this number. */
export function refusalOfDestination(phoneNumber: string): { code: number; message: string } | undefined {
  return REFUSALS[phoneNumber];
}

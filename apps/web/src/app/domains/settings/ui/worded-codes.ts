/** What checks can find, as codes that have words of our own; any other shows the server's English sentence. */
export const WORDED_CODES = [
  'account/ok',
  'account/suspended',
  'account/closed',
  'account/wrong-token',
  'account/not-found',
  'api-key/ok',
  'api-key/wrong-secret',
  'api-key/other-account',
  'api-key/skipped',
  'twiml-app/ok',
  'twiml-app/not-found',
  'twiml-app/skipped',
  'phone-number/ok',
  'phone-number/not-owned',
  'phone-number/other-application',
  'phone-number/skipped',
  'voice-url/ok',
  'voice-url/differs',
  'voice-url/other-key',
  'voice-url/other-account',
  'voice-url/rotated-token',
  'voice-url/unreachable',
  'voice-url/skipped',
  'twilio/unreachable',
] as const;

export const isWordedCode = (code: string): boolean => (WORDED_CODES as readonly string[]).includes(code);

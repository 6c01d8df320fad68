/** An account that nobody has: the shapes are Twilio's, the values are not. */
export const ACCOUNT = {
  accountSid: `AC${'0123456789abcdef'.repeat(2)}`,
  authToken: 'fedcba9876543210'.repeat(2),
  apiKeySid: `SK${'0123456789abcdef'.repeat(2)}`,
  apiKeySecret: 'BenchmarkSecret0BenchmarkSecret0',
  twimlAppSid: `AP${'0123456789abcdef'.repeat(2)}`,
  phoneNumber: '+12025550100',
};

/** A server key that seals nothing worth keeping. */
export const SERVER_KEY = 'ab'.repeat(32);

/**
 * An account as the API's own, in its environment.
 *
 * @param {typeof ACCOUNT} account
 * @returns {NodeJS.ProcessEnv}
 */
export const accountSettings = (account) => ({
  TWILIO_ACCOUNT_SID: account.accountSid,
  TWILIO_AUTH_TOKEN: account.authToken,
  TWILIO_API_KEY_SID: account.apiKeySid,
  TWILIO_API_KEY_SECRET: account.apiKeySecret,
  TWILIO_TWIML_APP_SID: account.twimlAppSid,
  TWILIO_PHONE_NUMBER: account.phoneNumber,
});

/**
 * Errors that have words of our own: of this server, of Twilio, and of SendGrid, whose are events and answers of HTTP.
 * Sources: https://www.twilio.com/docs/api/errors
 * https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event
 * https://support.sendgrid.com/hc/en-us/articles/18322114821403-4XX-API-Errors-and-Troubleshooting-Suggestions
 */
export const WORDED_CODES = [
  'messages/given-up',
  'messages/mail-opted-out',
  'messages/no-caption',
  'messages/one-file',
  'bounce',
  'dropped',
  '400',
  '401',
  '403',
  '413',
  '11200',
  '20003',
  '21211',
  '21408',
  '21606',
  '21610',
  '21611',
  '21614',
  '21617',
  '21655',
  '21656',
  '30003',
  '30004',
  '30005',
  '30006',
  '30007',
  '30008',
  '30034',
  '30454',
  '63003',
  '63007',
  '63015',
  '63016',
  '63018',
  '63024',
  '63032',
  '63038',
] as const;

/**
 * What Meta says in other numbers, and mail in other words.
 * Source: https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes
 */
const SAME: Readonly<Record<string, (typeof WORDED_CODES)[number]>> = {
  bounced: 'bounce',
  blocked: 'bounce',
  '130429': '63018',
  '131026': '63024',
  '131047': '63016',
  '131048': '63018',
  '131049': '63032',
  '131053': '11200',
  '131056': '63018',
  '132001': '21655',
  '132012': '21656',
};

/** Under which code the words stand; `other` where there are none. */
export const wordsOfCode = (code: string): string => {
  const known = SAME[code] ?? code;
  return isWordedCode(known) ? known : 'other';
};

/** Whose code it is: Twilio's have five digits, SendGrid's are events and HTTP's refusals. */
export const sourceOfCode = (code: string): 'ours' | 'meta' | 'sendgrid' | 'twilio' => {
  if (code.includes('/')) return 'ours';
  if (/^(4\d\d|[a-z]+)$/.test(code)) return 'sendgrid';
  return /^(13\d{4}|80007|\d{1,3})$/.test(code) ? 'meta' : 'twilio';
};

export const isWordedCode = (code: string): boolean => (WORDED_CODES as readonly string[]).includes(code);

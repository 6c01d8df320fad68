/** Errors that have words of our own, of this server and of Twilio: https://www.twilio.com/docs/api/errors */
export const WORDED_CODES = [
  'messages/given-up',
  'messages/mail-opted-out',
  'messages/no-caption',
  'messages/one-file',
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

/** What Meta says in other numbers. Source: https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes */
const SAME_AT_META: Readonly<Record<string, (typeof WORDED_CODES)[number]>> = {
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
  const known = SAME_AT_META[code] ?? code;
  return isWordedCode(known) ? known : 'other';
};

/** Whose code it is. */
export const sourceOfCode = (code: string): 'ours' | 'meta' | 'twilio' => {
  if (code.includes('/')) return 'ours';
  return /^13\d{4}$/.test(code) ? 'meta' : 'twilio';
};

export const isWordedCode = (code: string): boolean => (WORDED_CODES as readonly string[]).includes(code);

/** Errors of Twilio that have words of our own: https://www.twilio.com/docs/api/errors */
export const WORDED_CODES = [
  '11200',
  '20003',
  '21211',
  '21408',
  '21606',
  '21610',
  '21614',
  '21655',
  '21656',
  '30003',
  '30004',
  '30005',
  '30006',
  '30007',
  '30008',
  '63003',
  '63007',
  '63015',
  '63016',
  '63018',
  '63024',
  '63032',
] as const;

export const isWordedCode = (code: string): boolean => (WORDED_CODES as readonly string[]).includes(code);

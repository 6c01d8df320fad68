/** Calling codes of one and of two digits; all others have three. Source: ITU-T E.164 assigned country codes. */
const CALLING_CODE = /^(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/;
const DIGITS_SHOWN = 3;

const NUMBER = /(\+|%2B|client:\+?)?(\d{7,15})(?!\d)/gi;

/** `+14155550123` → `+1***123`: country and last three digits, enough to tell calls apart in a log. */
export const maskPhoneNumber = (text: string): string =>
  text.replace(NUMBER, (_all, sign: string | undefined, digits: string) => {
    const code = CALLING_CODE.exec(digits)?.[0] ?? '';
    return `${sign ?? ''}${code}***${digits.slice(-DIGITS_SHOWN)}`;
  });

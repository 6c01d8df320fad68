import { fixedHex } from '../accounts/sid';

/** The built-in account at Meta: the same on every machine, so that a program set up for one emulator fits all. */
export interface MetaAccount {
  /** Signs webhooks. */
  appSecret: string;
  /** As that of a system user. */
  accessToken: string;
  wabaId: string;
  /** Meta's id of the number. */
  phoneNumberId: string;
  /** E.164. */
  phoneNumber: string;
  verifiedName: string;
}

export const META_ACCOUNT: Readonly<MetaAccount> = Object.freeze({
  appSecret: fixedHex('meta app secret'),
  accessToken: `EAAemulator${fixedHex('meta token a')}${fixedHex('meta token b')}`,
  wabaId: '102290129340398',
  phoneNumberId: '106540352242922',
  phoneNumber: '+12025550105',
  verifiedName: 'Café Aurora',
});

import { createHash, randomBytes } from 'node:crypto';

/** A new identifier as Twilio writes it: two letters and 32 hexadecimal digits. */
export function newSid(prefix: string): string {
  return prefix + randomBytes(16).toString('hex');
}

/** An identifier that is the same on every machine and in every run, for the built-in account. */
export function fixedSid(prefix: string, name: string): string {
  return prefix + fixedHex(name);
}

/** 32 hexadecimal digits that depend on nothing but the name. */
export function fixedHex(name: string): string {
  return createHash('sha256')
    .update(`twilio-emulator, not a real account: ${name}`)
    .digest('hex')
    .slice(0, 32);
}

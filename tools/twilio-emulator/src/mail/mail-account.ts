import { createECDH, createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { fixedHex } from '../accounts/sid';

/** The built-in SendGrid account: the same on every machine, so that a program set up for one emulator fits all. */
export interface MailAccount {
  apiKey: string;
  /** Signs events, and mail that comes in. */
  events: SigningKey;
  inbound: SigningKey;
}

export interface SigningKey {
  /** Base64 of its DER form, as SendGrid shows it. */
  publicKey: string;
  /** ECDSA over what is given, as base64 of its DER form. */
  sign(signed: Buffer): string;
}

const part = (of: string, length: number): string => fixedHex(of).slice(0, length);

export const MAIL_ACCOUNT: MailAccount = Object.freeze({
  apiKey: `SG.${part('sendgrid key', 22)}.${part('sendgrid secret a', 32)}${part('sendgrid secret b', 11)}`,
  events: fixedKey('sendgrid events'),
  inbound: fixedKey('sendgrid inbound'),
});

/** A key pair on P-256 made from a name. Only good for what is no secret. */
function fixedKey(name: string): SigningKey {
  const curve = createECDH('prime256v1');
  const secret = createHash('sha256').update(name).digest();
  curve.setPrivateKey(secret);
  const point = curve.getPublicKey();
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    d: secret.toString('base64url'),
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  const privateKey = createPrivateKey({ key: jwk, format: 'jwk' });
  return {
    publicKey: publicPart(privateKey),
    sign: (signed) => sign('sha256', signed, privateKey).toString('base64'),
  };
}

function publicPart(key: KeyObject): string {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
}

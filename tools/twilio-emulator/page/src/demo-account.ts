import type { OutsideBehaviour } from '../../src/world/outside-numbers';

/** Answer of `GET /control/demo-account`: the emulator's own account and the numbers worth dialling. */
export interface DemoAccount {
  credentials: Record<CredentialName, string>;
  /** With whose they are. */
  ownNumbers: { phoneNumber: string; name: string }[];
  numbers: { phoneNumber: string; behaviour: OutsideBehaviour }[];
  /** Of WhatsApp at Meta itself. */
  metaNumber: string;
  whatsAppSenders: { phoneNumber: string; isSandbox: boolean; joinCode: string }[];
}

export type CredentialName =
  'accountSid' | 'authToken' | 'apiKeySid' | 'apiKeySecret' | 'twimlAppSid' | 'phoneNumber';

/** In the order in which an application asks for them. */
export const CREDENTIAL_NAMES: readonly CredentialName[] = [
  'accountSid',
  'authToken',
  'apiKeySid',
  'apiKeySecret',
  'twimlAppSid',
  'phoneNumber',
];

/** `undefined` when the emulator does not say. */
export async function fetchDemoAccount(): Promise<DemoAccount | undefined> {
  try {
    const response = await fetch('/control/demo-account', { headers: { accept: 'application/json' } });
    return response.ok ? ((await response.json()) as DemoAccount) : undefined;
  } catch {
    return undefined;
  }
}

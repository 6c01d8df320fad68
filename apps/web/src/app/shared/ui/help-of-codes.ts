/** Which entry of the page Help (`/help#…`) explains a code of our API. */
const ENTRY_OF: Readonly<Record<string, string>> = {
  'emulator/unreachable': 'port',
  'push/address-refused': 'notifications',
  'push/bad-keys': 'notifications',
  'push/key-unreadable': 'notifications',
  'push/not-sent': 'notifications',
  'sendgrid/refused': 'unauthorised',
  'voice-url/unreachable': 'tunnel',
  'webhook/signature-mismatch': 'signature',
  'webhooks/address-refused': 'webhook-url',
  'webhooks/unreachable': 'webhook-url',
};

export const helpOf = (code: string | undefined): string | undefined => ENTRY_OF[code ?? ''];

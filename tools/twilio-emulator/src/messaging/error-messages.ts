import { metaTitleOf } from '../meta/meta-errors';

/** What Twilio says of the errors that a message can end with. Source: https://www.twilio.com/docs/api/errors */
const MESSAGES: Readonly<Record<number, string>> = {
  11200: 'HTTP retrieval failure',
  12300: 'Invalid Content-Type',
  21610: 'Attempt to send to unsubscribed recipient',
  30003: 'Unreachable destination handset',
  30005: 'Unknown destination handset',
  30006: 'Landline or unreachable carrier',
  30019: 'Content size exceeds carrier limit',
  63015: 'Channel Sandbox can only send messages to phone numbers that have joined the Sandbox',
  63016: 'Failed to send freeform message because you are outside the allowed window',
  63018: 'Rate limit exceeded for Channel',
  63019: 'Media failed to download',
};

export function errorMessageOf(code: number | undefined): string | undefined {
  return code === undefined ? undefined : (MESSAGES[code] ?? metaTitleOf(code) ?? `Error ${code}`);
}

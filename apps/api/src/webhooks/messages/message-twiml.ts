import { escapeText } from '@centralita/twiml';

/** Says nothing, and lets nothing be sent. */
export const NO_MESSAGE = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

/** Answers a message with one. Source: https://www.twilio.com/docs/messaging/twiml/message */
export const messageTwiml = (text: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Response><Message>${escapeText(text)}</Message></Response>`;

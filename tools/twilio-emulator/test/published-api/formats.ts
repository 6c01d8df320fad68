import { type Ajv } from 'ajv';
import { fullFormats } from 'ajv-formats/dist/formats.js';

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));
/** E.164, a short code, or the address of a channel: https://www.twilio.com/docs/messaging/api/message-resource#message-properties (`from`) */
const PHONE_NUMBER = /^(([a-z]+:)?\+[1-9]\d{1,14}|\d{3,8})$/;
const RFC_2822 = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} \+0000$/;

/** The formats that Twilio's documents name, as Ajv's; an unknown one is refused where a schema is compiled. */
export function addFormats(ajv: Ajv): void {
  ajv.addFormat('date-time', fullFormats['date-time']);
  ajv.addFormat('date', fullFormats.date);
  ajv.addFormat('int32', fullFormats.int32);
  ajv.addFormat('date-time-rfc-2822', isRfc2822);
  ajv.addFormat('uri', isHttpUrl);
  // Of the API of 2010, relative to its host: https://www.twilio.com/docs/usage/twilios-response#response-formats-list-paging-information
  ajv.addFormat('uri-path', (value) => /^\/2010-04-01\/[^\s#]+$/.test(value) && isUri(`http://host${value}`));
  ajv.addFormat('http-method', /^(GET|POST)$/);
  ajv.addFormat('phone-number', PHONE_NUMBER);
  // In small letters in the examples of usage, in capitals elsewhere.
  ajv.addFormat(
    'currency',
    (value) => /^([A-Z]{3}|[a-z]{3})$/.test(value) && CURRENCIES.has(value.toUpperCase()),
  );
}

function isRfc2822(value: string): boolean {
  const at = new Date(value);
  return RFC_2822.test(value) && !isNaN(at.getTime()) && at.toUTCString() === value.replace('+0000', 'GMT');
}

function isHttpUrl(value: string): boolean {
  return /^https?:\/\//.test(value) && isUri(value);
}

function isUri(value: string): boolean {
  return URL.canParse(value) && fullFormats.uri instanceof Function && Boolean(fullFormats.uri(value));
}

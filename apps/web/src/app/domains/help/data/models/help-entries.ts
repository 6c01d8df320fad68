/** What may go wrong, by what is seen. The words stand under `help.entry`; each id is an address, `/help#tunnel`. */
export const HELP_ENTRIES = [
  'unauthorised',
  'signature',
  'no-answer',
  'no-bot',
  'audio',
  'sandbox',
  'asleep',
  'tunnel',
  'webhook-url',
  'environment',
  'not-shown',
  'notifications',
  'port',
  'rasa',
  'twiml',
] as const;

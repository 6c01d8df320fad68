import type { VerbHandler } from './verb';
import { dial } from './verbs/dial';
import { gather } from './verbs/gather';
import { hangup } from './verbs/hangup';
import { pause } from './verbs/pause';
import { play } from './verbs/play';
import { record } from './verbs/record';
import { redirect } from './verbs/redirect';
import { reject } from './verbs/reject';
import { say } from './verbs/say';

/** The verbs that are interpreted. A new one is a new file and a line here. */
export const VERBS: Readonly<Record<string, VerbHandler | undefined>> = {
  Dial: dial,
  Gather: gather,
  Hangup: hangup,
  Pause: pause,
  Play: play,
  Record: record,
  Redirect: redirect,
  Reject: reject,
  Say: say,
};

/** Twilio's verbs that are not interpreted yet. Source: https://www.twilio.com/docs/voice/twiml#twiml-verbs-for-programmable-voice */
const NOT_YET = new Set([
  'Connect',
  'Echo',
  'Enqueue',
  'Leave',
  'Pay',
  'Prompt',
  'Queue',
  'Refer',
  'Siprec',
  'Sms',
  'Start',
  'Stop',
  'Transcribe',
]);

/** Whether Twilio knows this verb, interpreted here or not. */
export function isTwilioVerb(name: string): boolean {
  return VERBS[name] !== undefined || NOT_YET.has(name);
}

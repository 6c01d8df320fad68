import type { VerbHandler } from './verb';
import { connect } from './verbs/connect';
import { dial } from './verbs/dial';
import { enqueue } from './verbs/enqueue';
import { gather } from './verbs/gather';
import { hangup } from './verbs/hangup';
import { leave } from './verbs/leave';
import { pause } from './verbs/pause';
import { play } from './verbs/play';
import { record } from './verbs/record';
import { redirect } from './verbs/redirect';
import { reject } from './verbs/reject';
import { say } from './verbs/say';
import { start } from './verbs/start';
import { stop } from './verbs/stop';

/** The verbs that are interpreted. A new one is a new file and a line here. */
export const VERBS: Readonly<Record<string, VerbHandler | undefined>> = {
  Connect: connect,
  Dial: dial,
  Enqueue: enqueue,
  Gather: gather,
  Hangup: hangup,
  Leave: leave,
  Pause: pause,
  Play: play,
  Record: record,
  Redirect: redirect,
  Reject: reject,
  Say: say,
  Start: start,
  Stop: stop,
};

/** Twilio's verbs that are not interpreted yet. Source: https://www.twilio.com/docs/voice/twiml#twiml-verbs-for-programmable-voice */
const NOT_YET = new Set(['Echo', 'Pay', 'Prompt', 'Queue', 'Refer', 'Siprec', 'Sms', 'Transcribe']);

/** Whether Twilio knows this verb, interpreted here or not. */
export function isTwilioVerb(name: string): boolean {
  return VERBS[name] !== undefined || NOT_YET.has(name);
}

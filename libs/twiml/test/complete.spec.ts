import { expect, it } from '@jest/globals';
import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { ELEMENTS } from '../src/core/elements';

/** What the vendor's library can write and ours leaves out, with why. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  'Response.echo': 'says back what it hears; for tests of a line only',
  'Response.prompt': 'has no meaning outside of <Pay>',
  'Response.queue': 'is from before <Enqueue>',
  'Response.sms': 'retired: messages are sent by REST',
  'Connect.aiSession': 'is not documented',
  'Connect.autopilot': 'retired',
  'Connect.conversation': 'retired, with Frontline',
  'Connect.conversationRelaySession': 'is not documented',
  'Connect.room': 'joins Twilio Video, of which nothing is here',
  'Connect.virtualAgent': "is Dialogflow's, which nothing here speaks to",
  'Dial.application': 'calls another TwiML App; links lead from flow to flow',
  'Dial.whatsApp': 'calls on WhatsApp, which needs an approved sender of its own',
  'Start.recording': 'a call is recorded by <Dial record>, or by REST',
  'Sip.uri': 'takes several addresses with weights; name several <Sip>',
  'Sip.headers': 'headers stand in the address',
  'Transcription.config': 'is not documented',
  'Transcription.parameter': 'is not documented',
};
/** Of these the element is there, in another place. */
const KNOWN_ELSEWHERE = ['Response.prompt', 'Response.queue', 'Transcription.parameter'];
/** Text is read out as it stands: speech markup would be read as a mistake of the writer's. */
const MARKUP = 'Say';

type Builder = { prototype: object };

/** Methods of the vendor's class that nest an element. */
const methodsOf = ({ prototype }: Builder): string[] =>
  Object.getOwnPropertyNames(prototype).filter(
    (name) => name !== 'constructor' && !name.startsWith('comment'),
  );

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
const tags = new Set(Object.keys(ELEMENTS));
const builders = Object.entries(VoiceResponse as unknown as Record<string, Builder>).filter(
  ([name, builder]) => tags.has(name) && name !== MARKUP && typeof builder === 'function',
);

it("has every verb and noun of the vendor's library, but for those that it names", () => {
  expect(builders.length).toBeGreaterThan(20);
  const written = [['Response', VoiceResponse as unknown as Builder] as const, ...builders].flatMap(
    ([name, builder]) => methodsOf(builder).map((method) => `${name}.${method}`),
  );
  const missing = written.filter((path) => !tags.has(capital(path.split('.')[1] ?? '')));
  // Both ways: what is here is left out no more, and what is new there is noticed.
  expect(new Set([...missing, ...KNOWN_ELSEWHERE])).toEqual(new Set(Object.keys(LEFT_OUT)));
});

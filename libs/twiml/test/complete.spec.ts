import { expect, it } from '@jest/globals';
import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { ELEMENTS } from '../src/core/elements';

/** What the vendor's library can write and ours leaves out, with why. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  'Response.prompt': 'has no meaning outside of <Pay>',
  'Response.queue': 'is from before <Enqueue>',
  'Response.sms': 'retired: messages are sent by REST',
  'Connect.autopilot': 'retired',
  'Connect.conversation': 'retired, with Frontline',
  'Sip.uri': 'takes several addresses with weights; name several <Sip>',
  'Sip.headers': 'headers stand in the address',
  'Transcription.config': 'is not documented',
  'Transcription.parameter': 'is not documented',
};
/** Of these the element is there, in another place. */
const KNOWN_ELSEWHERE = [
  'Response.prompt',
  'Response.queue',
  'Transcription.config',
  'Transcription.parameter',
];

type Builder = { prototype: object };

/** Methods of the vendor's class that nest an element. */
const methodsOf = ({ prototype }: Builder): string[] =>
  Object.getOwnPropertyNames(prototype).filter(
    (name) => name !== 'constructor' && !name.startsWith('comment'),
  );

const tags = new Set(Object.keys(ELEMENTS));
/** Of a method its element: those of speech are written small. */
const tagOf = (method: string): string => {
  const small = method === 'sayAs' ? 'say-as' : method;
  return tags.has(small) ? small : method.charAt(0).toUpperCase() + method.slice(1);
};
/** Of a class of the vendor's its element: `SsmlSayAs`. */
const tagOfClass = (name: string): string =>
  name.startsWith('Ssml') ? tagOf(name.charAt(4).toLowerCase() + name.slice(5)) : name;
const builders = Object.entries(VoiceResponse as unknown as Record<string, Builder>).filter(
  ([name, builder]) => tags.has(tagOfClass(name)) && typeof builder === 'function',
);

it("has every verb and noun of the vendor's library, but for those that it names", () => {
  expect(builders.length).toBeGreaterThan(20);
  const written = [['Response', VoiceResponse as unknown as Builder] as const, ...builders].flatMap(
    ([name, builder]) => methodsOf(builder).map((method) => `${name}.${method}`),
  );
  const missing = written.filter((path) => !tags.has(tagOf(path.split('.')[1] ?? '')));
  // Both ways: what is here is left out no more, and what is new there is noticed.
  expect(new Set([...missing, ...KNOWN_ELSEWHERE])).toEqual(new Set(Object.keys(LEFT_OUT)));
});

import fc from 'fast-check';
import {
  aiSession,
  application,
  callRecording,
  client,
  conference,
  connect,
  conversationRelay,
  dial,
  echo,
  enqueue,
  enqueueTask,
  gather,
  hangup,
  leave,
  message,
  messageRedirect,
  type MessagingVerb,
  number,
  pause,
  pay,
  payPrompt,
  play,
  playDigits,
  queue,
  record,
  redirect,
  refer,
  reject,
  relayConnector,
  room,
  say,
  sayMarkup,
  sim,
  sip,
  siprec,
  ssml,
  start,
  stop,
  stream,
  transcription,
  type SocketUrl,
  type SpokenPart,
  type SsmlInline,
  type StepLink,
  virtualAgent,
  type VoiceVerb,
  whatsApp,
} from '../src/index';
import { ELEMENTS } from '../src/core/elements';

/** What one run of a property is made from. The seed stands still, so a failure comes again; fast-check prints it. */
export const SEED = Number(process.env['TWIML_TEST_SEED'] ?? 20261104);

type Tag = keyof typeof ELEMENTS;

/** Attributes of an element, each there or not, with values of every kind. Types are left aside on purpose. */
function attributesOf<A extends object>(
  tag: Tag,
  texts: fc.Arbitrary<string>,
  without: string[] = [],
): fc.Arbitrary<A> {
  const value = fc.oneof(
    texts,
    fc.integer({ min: 0, max: 100_000 }),
    fc.boolean(),
    fc.array(texts, { maxLength: 3 }),
  );
  const names = Object.keys(ELEMENTS[tag]).filter((name) => !without.includes(name));
  const model = Object.fromEntries(names.map((name) => [name, value]));
  return fc.record(model, { requiredKeys: [] }) as unknown as fc.Arbitrary<A>;
}

/** Lists of verbs over all elements and attributes, their texts drawn from `texts`. */
export function verbsWith(texts: fc.Arbitrary<string>): fc.Arbitrary<VoiceVerb[]> {
  const attributes = <A extends object>(tag: Tag): fc.Arbitrary<A> => attributesOf<A>(tag, texts);
  const links = texts as fc.Arbitrary<StepLink>;
  const parameters = fc.option(fc.dictionary(fc.stringMatching(/^[a-z]\w{0,8}$/), texts, { maxKeys: 3 }), {
    nil: undefined,
  });

  const says = fc.oneof(
    fc.tuple(texts, attributes<object>('Say')).map((it) => say(...it)),
    fc
      .tuple(attributes<object>('Say'), fc.array(spokenWith(texts), { maxLength: 4 }))
      .map(([given, parts]) => sayMarkup(given, ...parts)),
  );
  const plays = fc.oneof(
    fc.tuple(texts, attributesOf<object>('Play', texts, ['digits'])).map((it) => play(...it)),
    texts.map((digits) => playDigits(digits)),
  );
  const pauses = attributes<object>('Pause').map((it) => pause(it));
  const prompts = fc.array(fc.oneof(says, plays, pauses), { maxLength: 3 });

  const parties = fc.oneof(
    fc.tuple(texts, attributes<object>('Number')).map((it) => number(...it)),
    fc.tuple(texts, attributes<object>('Sip')).map((it) => sip(...it)),
    texts.map((sid) => sim(sid)),
    fc.tuple(texts, attributes<object>('WhatsApp')).map((it) => whatsApp(...it)),
    fc
      .tuple(texts, attributes<object>('Application'), parameters)
      .map(([sid, options, given]) => application(sid, { ...options, parameters: given })),
    fc
      .tuple(texts, attributes<object>('Client'), parameters)
      .map(([identity, options, given]) => client(identity, { ...options, parameters: given })),
  );
  const rooms = fc.tuple(texts, attributes<object>('Conference')).map((it) => conference(...it));
  const queues = fc.tuple(texts, attributes<object>('Queue')).map((it) => queue(...it));
  const dials = attributes<object>('Dial');
  const relays = fc
    .tuple(
      texts as fc.Arbitrary<SocketUrl>,
      attributesOf<object>('ConversationRelay', texts, ['url']),
      fc.array(attributes<{ code: 'multi' }>('Language'), { maxLength: 2 }),
      parameters,
    )
    .map(([url, options, languages, given]) =>
      conversationRelay(url, { ...options, languages, parameters: given }),
    );

  const streams = fc
    .tuple(texts as fc.Arbitrary<SocketUrl>, attributesOf<object>('Stream', texts, ['url']), parameters)
    .map(([url, options, given]) => stream(url, { ...options, parameters: given }));
  const stoppable = fc.oneof(
    streams,
    fc
      .tuple(attributes<object>('Siprec'), parameters)
      .map(([options, given]) => siprec({ ...options, parameters: given })),
    attributes<object>('Transcription').map((it) => transcription(it)),
  );
  const beside = fc.oneof(
    stoppable,
    attributes<object>('Recording').map((it) => callRecording(it)),
  );
  const programs = fc.oneof(
    attributes<object>('AiSession').map((it) => aiSession(it)),
    attributes<object>('ConversationRelaySession').map((it) => relayConnector(it)),
    fc.tuple(texts, attributes<object>('Room')).map((it) => room(...it)),
    fc
      .tuple(attributes<object>('VirtualAgent'), parameters, parameters)
      .map(([options, config, given]) =>
        virtualAgent({ ...options, config: config ?? {}, parameters: given ?? {} }),
      ),
  );
  const payPrompts = fc
    .tuple(attributes<object>('Prompt'), prompts)
    .map(([given, nested]) => payPrompt(given, ...nested));

  return fc.array(
    fc.oneof(
      says,
      plays,
      pauses,
      fc.tuple(attributes<object>('Gather'), prompts).map(([given, nested]) => gather(given, ...nested)),
      fc.tuple(dials, fc.array(parties, { maxLength: 4 })).map(([given, nested]) => dial(given, ...nested)),
      fc.tuple(dials, rooms).map(([given, room]) => dial(given, room)),
      fc.tuple(dials, queues).map(([given, line]) => dial(given, line)),
      fc.tuple(attributes<object>('Connect'), streams).map(([given, noun]) => connect(given, noun)),
      fc.tuple(attributes<object>('Start'), beside).map(([given, noun]) => start(noun, given)),
      stoppable.map((noun) => stop(noun)),
      fc.tuple(texts, attributes<object>('Refer')).map((it) => refer(...it)),
      fc
        .tuple(attributes<object>('Pay'), parameters, fc.array(payPrompts, { maxLength: 2 }))
        .map(([given, facts, nested]) => pay({ ...given, parameters: facts }, ...nested)),
      fc.tuple(attributes<object>('Connect'), relays).map(([given, relay]) => connect(given, relay)),
      fc.tuple(texts, attributesOf<object>('Enqueue', texts, ['workflowSid'])).map((it) => enqueue(...it)),
      fc
        .tuple(attributes<{ workflowSid: string }>('Enqueue'), texts, attributes<object>('Task'))
        .map((it) => enqueueTask(...it)),
      attributes<object>('Record').map((it) => record(it)),
      fc.tuple(attributes<object>('Connect'), programs).map(([given, noun]) => connect(given, noun)),
      fc.constant(echo()),
      fc.constant(leave()),
      fc.constant(hangup()),
      attributes<object>('Reject').map((it) => reject(it)),
      fc.tuple(links, attributes<object>('Redirect')).map((it) => redirect(...it)),
    ),
    { maxLength: 6 },
  );
}

/** Texts, and parts of them that are said in a way of their own, nested. */
function spokenWith(texts: fc.Arbitrary<string>): fc.Arbitrary<SpokenPart> {
  const attributes = <A extends object>(tag: Tag): fc.Arbitrary<A> => attributesOf<A>(tag, texts);
  const plain: fc.Arbitrary<SsmlInline> = fc.oneof(
    texts,
    attributes<object>('break').map((it) => ssml.break(it)),
    fc.tuple(attributes<{ ph: string }>('phoneme'), texts).map((it) => ssml.phoneme(...it)),
    fc.tuple(attributes<{ interpretAs: 'date' }>('say-as'), texts).map((it) => ssml.sayAs(...it)),
    fc.tuple(texts, texts).map((it) => ssml.sub(...it)),
  );
  const nested = fc.array(plain, { maxLength: 2 });
  return fc.oneof(
    plain,
    fc.tuple(attributes<object>('emphasis'), nested).map(([given, parts]) => ssml.emphasis(given, ...parts)),
    fc.tuple(texts as fc.Arbitrary<'arb'>, nested).map(([lang, parts]) => ssml.lang(lang, ...parts)),
    fc.tuple(attributes<object>('prosody'), nested).map(([given, parts]) => ssml.prosody(given, ...parts)),
    nested.map((parts) => ssml.p(ssml.s(...parts), 'and')),
    fc.tuple(attributes<object>('w'), texts).map(([given, text]) => ssml.w(given, text)),
  );
}

/** Answers to messages, their texts drawn from `texts`. */
export const answersWith = (texts: fc.Arbitrary<string>): fc.Arbitrary<MessagingVerb[]> =>
  fc.array(
    fc.oneof(
      fc
        .tuple(
          fc.record({ body: texts, media: fc.array(texts, { maxLength: 2 }) }, { requiredKeys: [] }),
          attributesOf<object>('Message', texts),
        )
        .map((it) => message(...it)),
      fc.tuple(texts, attributesOf<object>('Redirect', texts)).map((it) => messageRedirect(...it)),
    ),
    { maxLength: 4 },
  );

/** Without what XML 1.0 cannot hold: written from the standard's list, not from our code. */
export const legal = (text: string): string =>
  text.replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');

const NASTY = [
  ']]>',
  '<![CDATA[',
  '</Say>',
  '<?xml?>',
  '<!--',
  '&#0;',
  '&amp;',
  '"',
  "'",
  '\u0000',
  '\u000b',
  '\u001f',
  '\u007f',
  '\u0085',
  '\ud800',
  '\udfff',
  '\udc00\ud800',
  '\ufffe',
  '\uffff',
  '\ufeff',
  '\u202e',
  '\u2066',
  '\u2028',
  '\r',
  '\n',
  '\t',
  '\u{1fffe}',
  '☎️',
  '🇪🇸',
] as const;

const codeUnit = fc.nat(0xffff).map((code) => String.fromCharCode(code));

/** Texts that a hostile caller could send: any code units, mixed with what breaks writers of XML. */
export const hostileText = fc.string({
  unit: fc.oneof(codeUnit, fc.constantFrom(...NASTY), fc.constantFrom('a', 'ñ', ' ')),
  maxLength: 12,
});

/** Texts that a document can hold, plain ones more often. */
export const legalText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }).map(legal),
  hostileText.map(legal),
  fc.constantFrom('', 'Hola, ¿qué tal?', '+34910000001', 'https://example.com/?a=1&b=2'),
);

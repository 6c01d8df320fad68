import {
  client,
  conference,
  dial,
  gather,
  hangup,
  number,
  queue,
  reject,
  say,
  testLinks,
  type CallEvent,
  type VoiceVerb,
} from '@centralita/twiml';
import type { CurrentAccount } from '../../domains/accounts/api/current-account';
import type { KnownCalls } from '../../domains/calls/api/known-calls';
import type { GivenConsent, RecordingConsents } from '../../domains/recordings/api/recording-consents';
import type { RoomRecordings } from '../../domains/recordings/api/room-recordings';
import type { RecordingSetting, RecordingSettings } from '../../domains/recordings/api/recording-settings';
import type { Config } from '../../platform/config/config';
import { CallRecordingFlow } from './call-recording.flow';
import { CALL_RECORDING_WORDS } from './call-recording-words';
import { RecordedCalls } from './recorded-calls';
import { RecordingWords } from './recording-words';

const OURS = '+12025550100';
const OUTSIDE = '+34933333333';
/** The call as the history has it. */
const CALL = 'CA1';
const links = testLinks<never>();
const own = links.in(CallRecordingFlow);
const words = CALL_RECORDING_WORDS.es;
const ENGLISH = { language: 'en-US', voice: 'Polly.Joanna-Neural' } as const;

interface World {
  mode?: RecordingSetting['mode'];
  text?: string;
  /** The server's where it is absent, which is Spanish here. */
  language?: 'en' | 'es';
  /** How the side that asks is recorded, where it has agreed, or was told. */
  how?: 'dial' | 'side';
  account?: { source: string; authTokens: string[] };
}

function transform(verbs: VoiceVerb[], event: Partial<CallEvent>, world: World = {}) {
  const { mode, text, language, how, account = { source: 'vault', authTokens: ['t'] } } = world;
  const given: GivenConsent[] = [];
  const begun: string[] = [];
  const ended: string[] = [];
  const recorded = new RecordedCalls(
    { get: () => account } as unknown as CurrentAccount,
    {
      find: (callSid: string) =>
        Promise.resolve(
          callSid === CALL ? { organisationId: 'o1', from: OURS, to: OUTSIDE, ours: OURS } : undefined,
        ),
    } as unknown as KnownCalls,
    {
      of: (number: string) =>
        number === OURS && mode && { mode, text, language, keepDays: 30, transcribe: false },
    } as unknown as RecordingSettings,
    {
      ofSide: () => Promise.resolve(how && { how, callSid: CALL }),
      give: (consent: GivenConsent) => Promise.resolve(void given.push(consent)),
      begin: ({ callSid }: { callSid: string }) => Promise.resolve(void begun.push(callSid)),
    } as unknown as RecordingConsents,
    {
      end: (_account: string, side: string) => Promise.resolve(void ended.push(side)),
    } as unknown as RoomRecordings,
    new RecordingWords({ spokenLanguage: 'es' } as Config),
  );
  const call = { kind: 'incoming-call', callSid: CALL, accountSid: 'AC1', from: '+34911234567', to: OURS };
  const whole = { ...call, callStatus: 'in-progress', ...event } as CallEvent;
  const context = { flow: 'person', step: 'start', event: whole, links };
  return Promise.resolve(recorded.transform(verbs, context)).then((answer) => ({
    answer,
    given,
    begun,
    ended,
  }));
}

const ringing: Partial<CallEvent> = { callStatus: 'ringing' };
const callOut: Partial<CallEvent> = { kind: 'outgoing-call', from: 'client:agent_1', to: '+34922222222' };
const dialled = (whisper?: string) => [
  dial(
    {
      timeoutSec: 5,
      record: 'record-from-answer-dual',
      recordingStatusCallback: own.to('recorded'),
      recordingStatusCallbackEvent: ['completed'],
    },
    client('a'),
    number('+34933333333', whisper === undefined ? {} : { url: whisper as never }),
  ),
];
const plain = [dial({ timeoutSec: 5 }, client('a'), number('+34933333333'))];
const toNumber = (to: string) => own.to('whisper', { number: to });

it.each<[string, VoiceVerb[], Partial<CallEvent>, World, VoiceVerb[]]>([
  ['a number without recording', [say('Hi')], ringing, {}, [say('Hi')]],
  ['the beginning', [say('Hi')], ringing, { mode: 'announce' }, [say(words.announce), say('Hi')]],
  ['its own words', [hangup()], ringing, { mode: 'announce', text: 'Ojo.' }, [say('Ojo.'), hangup()]],
  [
    'the language of the number',
    [hangup()],
    ringing,
    { mode: 'announce', language: 'en' },
    [say(CALL_RECORDING_WORDS.en.announce, ENGLISH), hangup()],
  ],
  [
    'its own words in the language of the number',
    [hangup()],
    ringing,
    { mode: 'announce', language: 'en', text: 'Mind.' },
    [say('Mind.', ENGLISH), hangup()],
  ],
  [
    'a language that is also that of the server',
    [hangup()],
    ringing,
    { mode: 'announce', language: 'es' },
    [say(words.announce), hangup()],
  ],
  ['a call that goes on', [say('Hi')], {}, { mode: 'announce' }, [say('Hi')]],
  ['a call that is refused', [reject()], ringing, { mode: 'announce' }, [reject()]],
  [
    'a caller who is asked',
    [say('Hi')],
    ringing,
    { mode: 'consent' },
    [
      gather(
        { numDigits: 1, timeoutSec: 5, action: own.to('answered', { flow: 'person' }) },
        say(words.consent),
      ),
      say('Hi'),
    ],
  ],
  ['who was told, to a person', plain, {}, { mode: 'announce', how: 'dial' }, dialled(toNumber(OURS))],
  [
    'whoever was dialled and was told, to a person: the setting is that of their call',
    plain,
    { callSid: 'CA2' },
    { mode: 'announce', how: 'dial' },
    dialled(toNumber(OURS)),
  ],
  ['who was told, when the number is recorded no more', plain, {}, { how: 'dial' }, plain],
  [
    'who is recorded already, to a person: the number that is dialled is told',
    plain,
    {},
    { mode: 'consent', how: 'side' },
    [dial({ timeoutSec: 5 }, client('a'), number('+34933333333', { url: toNumber(OURS) }))],
  ],
  ['who was not told', plain, {}, { mode: 'consent' }, plain],
  ['a room', [dial({}, conference('room'))], {}, { how: 'dial' }, [dial({}, conference('room'))]],
  ['a queue', [dial({}, queue('q'))], {}, { how: 'dial' }, [dial({}, queue('q'))]],
  [
    'a call out',
    plain,
    callOut,
    { mode: 'announce' },
    dialled(own.to('whisper', { number: OURS, outgoing: 'yes' })),
  ],
  [
    'a call out whose other side is asked',
    [dial({}, number('+34933333333'))],
    callOut,
    { mode: 'consent' },
    [
      dial(
        {},
        number('+34933333333', {
          url: own.to('whisper', { number: OURS, outgoing: 'yes', ask: 'yes' }),
        }),
      ),
    ],
  ],
  ['a call to a colleague', [dial({}, client('b'))], callOut, { mode: 'announce' }, [dial({}, client('b'))]],
  [
    'an account that somebody brings',
    [say('Hi')],
    ringing,
    { mode: 'announce', account: { source: 'seal', authTokens: ['t'] } },
    [say('Hi')],
  ],
])('%s', async (_what, verbs, event, world, expected) => {
  expect((await transform(verbs, event, world)).answer).toEqual(expected);
});

it('keeps that somebody was told, but not of a call that is only tried out', async () => {
  const { given } = await transform([say('Hi')], ringing, { mode: 'announce' });
  expect(given).toEqual([
    {
      sideSid: 'CA1',
      callSid: 'CA1',
      consent: 'announced',
      setting: expect.objectContaining({ keepDays: 30 }),
    },
  ]);
  const account = { source: 'seal', authTokens: [] };
  const tried = await transform([say('Hi')], ringing, { mode: 'announce', account });
  expect(tried.given).toEqual([]);
  expect(tried.answer).toHaveLength(2);
});

it('has whoever leaves the queue recorded by themselves', async () => {
  const verbs = [say('Connecting')];
  const { answer, begun } = await transform(verbs, { kind: 'queue-connecting' });
  expect([answer, begun]).toEqual([verbs, ['CA1']]);
});

it('records a side no further that is dialled to somebody when its number is recorded no more', async () => {
  const { answer, ended } = await transform(plain, {}, { how: 'side' });
  expect([answer, ended]).toEqual([plain, ['CA1']]);
});

import {
  callRecording,
  conference,
  connect,
  conversationRelay,
  dial,
  enqueue,
  gather,
  hangup,
  number,
  pause,
  playDigits,
  reject,
  say,
  ssml,
} from '../../src/index';

export const unknownAttributes = [
  // @ts-expect-error TS2353 no such attribute
  say('Hello', { volume: 11 }),
  // @ts-expect-error TS2353 Twilio's `timeout` is `timeoutSec` here
  gather({ timeout: 5 }),
  // @ts-expect-error TS2561 misspelt
  dial({ callerID: '+34910000001' }, number('+34910000002')),
  // @ts-expect-error TS2353 Twilio's `length` is `lengthSec` here
  pause({ length: 1 }),
  // @ts-expect-error TS2554 <Hangup> has no attributes
  hangup({ reason: 'busy' }),
  // @ts-expect-error TS2353 the size of a queue is set by REST
  enqueue('support', { maxQueueSize: 10 }),
];

export const wrongValues = [
  // @ts-expect-error TS2322 one of two words
  reject({ reason: 'tired' }),
  // @ts-expect-error TS2322 a number of seconds
  gather({ timeoutSec: '5' }),
  // @ts-expect-error TS2820 one of a few words
  conference('room', { beep: 'onenter' }),
  // @ts-expect-error TS2345 tones are text
  playDigits(1),
  // @ts-expect-error TS2345 a relay is reached by WebSocket
  connect({}, conversationRelay('https://pbx.example/relay')),
  // @ts-expect-error TS2322 input is one of four words
  conversationRelay('wss://pbx.example/relay', { interruptible: true }),
  // @ts-expect-error TS2322 phrases are a list
  conversationRelay('wss://pbx.example/relay', { hints: 'yes,no' }),
  // @ts-expect-error TS2353 the address comes first
  conversationRelay('wss://pbx.example/relay', { url: 'wss://pbx.example/relay' }),
  // @ts-expect-error TS2322 a voice is named with its maker
  say('Hola', { voice: 'Lucia' }),
];

export const wrongMarkup = [
  // @ts-expect-error TS2322 a time has its unit
  ssml.break({ time: '3' }),
  // @ts-expect-error TS2345 a date, a time, digits …
  ssml.sayAs({ format: 'dmy' }, '3/4'),
  // @ts-expect-error TS2322 one of a few words
  callRecording({ channels: 'stereo' }),
];

// @ts-expect-error TS2540 verbs are frozen
say('Hello').text = 'Bye';

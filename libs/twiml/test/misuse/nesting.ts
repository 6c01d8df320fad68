import {
  callRecording,
  client,
  conference,
  connect,
  conversationRelay,
  dial,
  gather,
  hangup,
  message,
  number,
  pause,
  payPrompt,
  queue,
  say,
  sayMarkup,
  ssml,
  start,
  stop,
  type VoiceVerb,
} from '../../src/index';

export const dialInGather = gather(
  { numDigits: 1 },
  // @ts-expect-error TS2345 <Dial> cannot stand in <Gather>
  dial({}, number('+34910000001')),
);

export const gatherInGather = gather(
  { numDigits: 1 },
  // @ts-expect-error TS2345 <Gather> cannot stand in <Gather>
  gather({ numDigits: 1 }),
);

export const hangupInGather = gather(
  {},
  say('Bye.'),
  // @ts-expect-error TS2345 <Hangup> cannot stand in <Gather>
  hangup(),
);

export const bareQueue: VoiceVerb[] = [
  // @ts-expect-error TS2322 <Queue> goes into <Dial>; the verb is <Enqueue>
  queue('support'),
];

export const bareNumber: VoiceVerb[] = [
  // @ts-expect-error TS2322 <Number> goes into <Dial>
  number('+34910000001'),
];

export const sayInDial = dial(
  {},
  // @ts-expect-error TS2345 <Say> cannot stand in <Dial>
  say('Hello'),
);

export const conferenceAndNumber = dial(
  {},
  // @ts-expect-error TS2345 a conference stands alone in its <Dial>
  conference('room'),
  number('+34910000001'),
);

export const twoQueues = dial(
  {},
  // @ts-expect-error TS2345 a queue stands alone in its <Dial>
  queue('sales'),
  queue('support'),
);

export const bareRelay: VoiceVerb[] = [
  // @ts-expect-error TS2322 <ConversationRelay> goes into <Connect>
  conversationRelay('wss://pbx.example/relay'),
];

export const sayInConnect = connect(
  {},
  // @ts-expect-error TS2345 <Say> cannot stand in <Connect>
  say('Hello'),
);

export const twoRelays = connect(
  {},
  conversationRelay('wss://pbx.example/one'),
  // @ts-expect-error TS2554 a call is connected with one program
  conversationRelay('wss://pbx.example/two'),
);

export const relayBeside = start(
  // @ts-expect-error TS2345 a relay takes the call; nothing goes on beside it
  conversationRelay('wss://pbx.example/relay'),
);

export const promptInGather = gather(
  {},
  // @ts-expect-error TS2345 <Prompt> goes into <Pay>
  payPrompt({ for: 'security-code' }, say('The code, please.')),
);

export const stoppedRecording = stop(
  // @ts-expect-error TS2345 a recording ends with the call
  callRecording(),
);

export const markupInSay = say(
  // @ts-expect-error TS2345 markup goes into sayMarkup()
  ssml.break(),
);

export const paragraphInSentence = ssml.s(
  // @ts-expect-error TS2345 <p> cannot stand in <s>
  ssml.p('A paragraph.'),
);

export const sayInSay = sayMarkup(
  {},
  // @ts-expect-error TS2345 <Say> cannot stand in <Say>
  say('Hello'),
);

export const bareMessage: VoiceVerb[] = [
  // @ts-expect-error TS2322 a message answers messages, not calls
  message('Hello'),
];

export const fine: VoiceVerb[] = [
  sayMarkup({}, 'It is ', ssml.emphasis({ level: 'strong' }, 'now ', ssml.break({ time: '300ms' })), '.'),
  gather({ input: ['dtmf', 'speech'] }, say('Hello'), pause({ lengthSec: 1 })),
  dial({ sequential: true }, number('+34910000001'), client('kate', { parameters: { ticket: '7' } })),
  dial({}, ...['kate', 'leo'].map((identity) => client(identity))),
  dial({}, conference('room')),
  dial({}, queue('support')),
];

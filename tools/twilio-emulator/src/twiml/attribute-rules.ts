import type { TwimlElement } from './twiml-document';
import type { VerbContext } from './verb-context';

/** What an attribute may say, and Twilio's code where it says something else: https://www.twilio.com/docs/api/errors */
interface Rule {
  shape?: Pick<RegExp, 'test'>;
  code?: number;
  /** Known to Twilio, without effect here. */
  isIgnored?: true;
}

const ANY: Rule = {};
const IGNORED: Rule = { isIgnored: true };
const flag = (code: number): Rule => ({ shape: /^(true|false)$/i, code });
const method = (code: number): Rule => ({ shape: /^(get|post)$/i, code });
const seconds = (code: number): Rule => ({ shape: /^\d+$/, code });
const METHOD = method(12_200);

/** Keys and pauses that may be sent. Source: https://www.twilio.com/docs/api/errors/13222 */
const SEND_DIGITS = /^[0-9A-D*#wW]*$/;

/** At most 500, of 100 characters at most. Source: https://www.twilio.com/docs/api/errors/13330 */
const HINTS: Rule['shape'] = {
  test: (list) => {
    const hints = list.split(',');
    return hints.length <= 500 && hints.every((hint) => hint.trim().length <= 100);
  },
};

/** `true` and `false` are older words for `any` and `none`. */
const CALLER_INPUT: Rule = { shape: /^(none|dtmf|speech|any|true|false)$/i, code: 12_200 };

const STATUS_CALLBACK: Readonly<Record<string, Rule>> = {
  statusCallback: ANY,
  statusCallbackMethod: METHOD,
  statusCallbackEvent: ANY,
};

const TRIM = /^(trim-silence|do-not-trim)$/;

const RECORDING_CALLBACK: Readonly<Record<string, Rule>> = {
  recordingStatusCallback: ANY,
  recordingStatusCallbackMethod: METHOD,
  recordingStatusCallbackEvent: { shape: /^(in-progress|completed|absent|\s|,)*$/, code: 13_621 },
};

const MACHINE_DETECTION: Readonly<Record<string, Rule>> = {
  machineDetection: { shape: /^(Enable|DetectMessageEnd)$/, code: 12_200 },
  machineDetectionTimeout: seconds(12_200),
  machineDetectionSpeechThreshold: IGNORED,
  machineDetectionSpeechEndThreshold: IGNORED,
  machineDetectionSilenceTimeout: IGNORED,
  amdStatusCallback: ANY,
  amdStatusCallbackMethod: METHOD,
};

/** The attributes of each element. What is missing here is unknown to Twilio. */
const RULES: Readonly<Record<string, Readonly<Record<string, Rule>> | undefined>> = {
  Dial: {
    action: ANY,
    method: method(13_210),
    timeout: seconds(13_212),
    hangupOnStar: flag(13_213),
    timeLimit: seconds(13_216),
    callerId: ANY,
    record: { shape: /^(do-not-record|false|true|record-from-(answer|ringing)(-dual)?)$/, code: 13_217 },
    recordingTrack: { shape: /^(inbound|outbound|both)$/, code: 13_622 },
    trim: { shape: TRIM, code: 13_699 },
    ...RECORDING_CALLBACK,
    answerOnBridge: flag(13_219),
    ringTone: { shape: /^[a-z]{2}(-old)?$/i, code: 13_220 },
    sequential: flag(13_218),
    referUrl: IGNORED,
    referMethod: IGNORED,
    events: IGNORED,
  },
  Number: {
    url: ANY,
    method: method(13_221),
    sendDigits: { shape: SEND_DIGITS, code: 13_222 },
    ...STATUS_CALLBACK,
    ...MACHINE_DETECTION,
    byoc: IGNORED,
  },
  Client: { url: ANY, method: METHOD, ...STATUS_CALLBACK },
  Conference: {
    muted: flag(13_230),
    endConferenceOnExit: flag(13_231),
    startConferenceOnEnter: flag(13_232),
    waitUrl: ANY,
    waitMethod: method(13_234),
    beep: { shape: /^(true|false|onEnter|onExit)$/, code: 13_235 },
    maxParticipants: seconds(12_200),
    participantLabel: ANY,
    ...STATUS_CALLBACK,
    record: IGNORED,
    trim: IGNORED,
    recordingStatusCallback: IGNORED,
    recordingStatusCallbackMethod: IGNORED,
    recordingStatusCallbackEvent: IGNORED,
    eventCallbackUrl: IGNORED,
    coach: IGNORED,
    region: IGNORED,
    jitterBufferSize: IGNORED,
  },
  Queue: { url: ANY, method: METHOD, reservationSid: IGNORED, postWorkActivitySid: IGNORED },
  Enqueue: {
    action: ANY,
    method: METHOD,
    waitUrl: ANY,
    waitUrlMethod: METHOD,
    workflowSid: IGNORED,
  },
  Connect: { action: ANY, method: METHOD },
  ConversationRelay: {
    url: ANY,
    welcomeGreeting: ANY,
    welcomeGreetingInterruptible: CALLER_INPUT,
    language: ANY,
    ttsLanguage: ANY,
    transcriptionLanguage: ANY,
    interruptible: CALLER_INPUT,
    reportInputDuringAgentSpeech: CALLER_INPUT,
    dtmfDetection: flag(12_200),
    partialPrompts: flag(12_200),
    preemptible: flag(12_200),
    speechTimeout: seconds(12_200),
    voice: ANY,
    ttsProvider: { shape: /^(google|amazon|elevenlabs)$/i, code: 12_200 },
    transcriptionProvider: { shape: /^(google|deepgram)$/i, code: 12_200 },
    speechModel: ANY,
    hints: ANY,
    interruptSensitivity: IGNORED,
    ignoreBackchannel: IGNORED,
    profanityFilter: IGNORED,
    deepgramSmartFormat: IGNORED,
    elevenlabsTextNormalization: IGNORED,
    backgroundNoiseReduction: IGNORED,
    intelligenceService: IGNORED,
    events: IGNORED,
    debug: IGNORED,
  },
  Stream: {
    url: ANY,
    name: ANY,
    track: ANY,
    statusCallback: ANY,
    statusCallbackMethod: METHOD,
    connectorName: IGNORED,
    audioFormat: IGNORED,
    sampleRate: IGNORED,
  },
  Language: { code: ANY, voice: ANY, ttsProvider: ANY, transcriptionProvider: ANY, speechModel: ANY },
  Leave: {},
  Gather: {
    action: ANY,
    method: method(13_312),
    timeout: { shape: /^(\d+|auto)$/, code: 13_313 },
    numDigits: { shape: /^[1-9]\d*$/, code: 13_314 },
    finishOnKey: { shape: /^[0-9*#]*$/, code: 13_310 },
    input: { shape: /^(dtmf|speech)([\s,]+(dtmf|speech))?$/, code: 13_326 },
    hints: { shape: HINTS, code: 13_330 },
    speechTimeout: { shape: /^(auto|[1-9]\d*)$/, code: 13_327 },
    partialResultCallback: ANY,
    partialResultCallbackMethod: method(13_329),
    bargeIn: flag(13_332),
    actionOnEmptyResult: flag(13_338),
    // What a caller says comes as text: it is understood in any.
    language: ANY,
    maxSpeechTime: IGNORED,
    profanityFilter: IGNORED,
    speechModel: IGNORED,
    enhanced: IGNORED,
    debug: IGNORED,
  },
  Record: {
    action: ANY,
    method: method(13_610),
    timeout: seconds(13_611),
    maxLength: { shape: /^[1-9]\d*$/, code: 13_612 },
    finishOnKey: { shape: /^[0-9*#]*$/, code: 13_613 },
    playBeep: flag(13_616),
    trim: { shape: TRIM, code: 13_699 },
    ...RECORDING_CALLBACK,
    transcribe: flag(13_614),
    transcribeCallback: ANY,
  },
  Say: { voice: ANY, language: ANY, loop: seconds(13_510) },
  Play: { loop: seconds(13_410), digits: { shape: SEND_DIGITS, code: 13_430 } },
  Pause: { length: seconds(12_200) },
  Redirect: { method: method(13_710) },
  Reject: { reason: { shape: /^(rejected|busy)$/i, code: 12_200 } },
  Hangup: {},
};

/**
 * Tells the inspector of attributes that Twilio warns of, and of those that have no effect here. Values that cannot be
 * understood count as absent, as at Twilio.
 */
export function checkAttributes({ name, attributes }: TwimlElement, context: VerbContext): void {
  const rules = RULES[name];
  if (!rules) return;
  for (const [attribute, value] of Object.entries(attributes)) {
    if (attribute.startsWith('xml')) continue;
    const rule = rules[attribute];
    if (!rule) context.warn(12_200, `<${name}> has no attribute “${attribute}”; it is left out.`);
    else if (rule.isIgnored)
      context.inform(`<${name}> ${attribute}="${value}" has no effect in this emulator.`);
    else if (rule.shape && !rule.shape.test(value.trim()))
      context.warn(
        rule.code ?? 12_200,
        `<${name}>: ${attribute} may not be “${value}”; it counts as absent.`,
      );
  }
}

/** Whether these may be sent as keys. */
export function isSendDigits(digits: string): boolean {
  return SEND_DIGITS.test(digits);
}

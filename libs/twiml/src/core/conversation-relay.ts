import type { Parameter } from './client';
import { type AttributeNames, freezeAttributes } from './element';
import { parametersOf } from './parameters';
import type { LanguageTag } from './vocabulary';

/** Address of a WebSocket server. Twilio takes `wss://` only; an emulator on the same machine takes `ws://` too. */
export type SocketUrl = `wss://${string}` | `ws://${string}`;

/** Which of the caller's input something is about. */
export type CallerInput = 'none' | 'dtmf' | 'speech' | 'any';

/** How one language is spoken and heard. */
export interface RelayVoiceAttributes {
  /** Who speaks; Twilio's default is ElevenLabs. */
  ttsProvider?: 'Google' | 'Amazon' | 'ElevenLabs' | undefined;
  /** As the provider names it, without its prefix in `<Say>`: `Joanna-Neural`, `en-US-Journey-O`. */
  voice?: string | undefined;
  /** Who listens; Twilio's default is Deepgram. */
  transcriptionProvider?: 'Google' | 'Deepgram' | undefined;
  /** As the provider names it, such as `telephony` or `nova-3-general`. */
  speechModel?: string | undefined;
}

/** Attributes of `<ConversationRelay>`. Source: https://www.twilio.com/docs/voice/twiml/connect/conversationrelay */
export interface ConversationRelayAttributes extends RelayVoiceAttributes {
  /** Spoken as soon as the session is there. */
  welcomeGreeting?: string | undefined;
  /** What cuts the greeting short. Twilio's default is `any`. */
  welcomeGreetingInterruptible?: CallerInput | undefined;
  /** Language of both sides. Twilio's default is `en-US`. */
  language?: LanguageTag | undefined;
  /** Language that is spoken, in place of `language`; `multi` finds it out by the text (ElevenLabs). */
  ttsLanguage?: LanguageTag | 'multi' | undefined;
  /** Language that is heard, in place of `language`; `multi` finds it out by the sound (Deepgram). */
  transcriptionLanguage?: LanguageTag | 'multi' | undefined;
  /** What cuts short what is spoken. Twilio's default is `any`. */
  interruptible?: CallerInput | undefined;
  /** How easily speech interrupts. Twilio's default is `high`. */
  interruptSensitivity?: 'low' | 'medium' | 'high' | undefined;
  /** Whether "yes", "uh-huh" and such leave the speech going on. Twilio's default is false. */
  ignoreBackchannel?: boolean | undefined;
  /** Whether keys are told. */
  dtmfDetection?: boolean | undefined;
  /** What is told while something is spoken that cannot be interrupted. Twilio's default is `none`. */
  reportInputDuringAgentSpeech?: CallerInput | undefined;
  /** Whether a new answer ends the one that is just spoken. Twilio's default is false. */
  preemptible?: boolean | undefined;
  /** Whether what is heard is told before the caller has finished. Twilio's default is false. */
  partialPrompts?: boolean | undefined;
  /** Milliseconds of silence that end what the caller says. */
  speechTimeoutMs?: number | undefined;
  /** Words and phrases that the caller is likely to say. */
  hints?: readonly string[] | undefined;
  profanityFilter?: boolean | undefined;
  /** Deepgram writes numbers, dates and amounts as one writes them. */
  deepgramSmartFormat?: boolean | undefined;
  elevenlabsTextNormalization?: 'on' | 'auto' | 'off' | undefined;
  /** Takes noise away before anybody listens. Twilio's library names no values, hence any text. */
  backgroundNoiseReduction?: string | undefined;
  /** Service of Conversational Intelligence that keeps the transcript: its SID or unique name. */
  intelligenceService?: string | undefined;
  /** What is told besides, such as `speaker-events` and `tokens-played`. */
  events?: readonly string[] | undefined;
  debug?: readonly ('debugging' | 'speaker-events' | 'tokens-played')[] | undefined;
}

/** Attributes of `<Language>`: what a session uses once this language is the active one. */
export interface RelayLanguageAttributes extends RelayVoiceAttributes {
  code: LanguageTag | 'multi';
}

/** Options of `conversationRelay`. */
export interface ConversationRelayOptions extends ConversationRelayAttributes {
  /** One for each language that the session may come to. */
  languages?: readonly RelayLanguageAttributes[] | undefined;
  /** Facts that the first message brings as `customParameters`. */
  parameters?: Readonly<Record<string, string>> | undefined;
}

export interface RelayLanguage {
  readonly tag: 'Language';
  readonly attributes: Readonly<RelayLanguageAttributes>;
}

export interface ConversationRelay {
  readonly tag: 'ConversationRelay';
  readonly attributes: Readonly<ConversationRelayAttributes & { url: SocketUrl }>;
  readonly children: readonly (RelayLanguage | Parameter)[];
}

const VOICE_ATTRIBUTES = {
  ttsProvider: 'ttsProvider',
  voice: 'voice',
  transcriptionProvider: 'transcriptionProvider',
  speechModel: 'speechModel',
} as const satisfies AttributeNames<RelayVoiceAttributes>;

export const CONVERSATION_RELAY_ATTRIBUTES = {
  url: 'url',
  ...VOICE_ATTRIBUTES,
  welcomeGreeting: 'welcomeGreeting',
  welcomeGreetingInterruptible: 'welcomeGreetingInterruptible',
  language: 'language',
  ttsLanguage: 'ttsLanguage',
  transcriptionLanguage: 'transcriptionLanguage',
  interruptible: 'interruptible',
  interruptSensitivity: 'interruptSensitivity',
  ignoreBackchannel: 'ignoreBackchannel',
  dtmfDetection: 'dtmfDetection',
  reportInputDuringAgentSpeech: 'reportInputDuringAgentSpeech',
  preemptible: 'preemptible',
  partialPrompts: 'partialPrompts',
  speechTimeoutMs: 'speechTimeout',
  hints: ['hints', ','],
  profanityFilter: 'profanityFilter',
  deepgramSmartFormat: 'deepgramSmartFormat',
  elevenlabsTextNormalization: 'elevenlabsTextNormalization',
  backgroundNoiseReduction: 'backgroundNoiseReduction',
  intelligenceService: 'intelligenceService',
  events: 'events',
  debug: 'debug',
} as const satisfies AttributeNames<ConversationRelay['attributes']>;

export const RELAY_LANGUAGE_ATTRIBUTES = {
  code: 'code',
  ...VOICE_ATTRIBUTES,
} as const satisfies AttributeNames<RelayLanguageAttributes>;

/**
 * A conversation by text over a WebSocket of ours: Twilio writes down what the caller says, and speaks what we answer. Goes
 * into `connect()`.
 */
export function conversationRelay(
  url: SocketUrl,
  { languages = [], parameters, ...attributes }: ConversationRelayOptions = {},
): ConversationRelay {
  return Object.freeze({
    tag: 'ConversationRelay',
    attributes: freezeAttributes({ url, ...attributes }),
    children: Object.freeze([
      ...languages.map((language): RelayLanguage =>
        Object.freeze({ tag: 'Language', attributes: freezeAttributes(language) }),
      ),
      ...parametersOf(parameters),
    ]),
  });
}

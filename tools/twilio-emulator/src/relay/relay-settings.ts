import { Attributes } from '../twiml/attributes';
import { childElements, type TwimlElement } from '../twiml/twiml-document';

/** Which of the caller's input something is about. */
export type CallerInput = 'none' | 'dtmf' | 'speech' | 'any';

/** How a session speaks and listens. Source: https://www.twilio.com/docs/voice/twiml/connect/conversationrelay */
export interface RelaySettings {
  url: string;
  greeting: string;
  greetingInterruptible: CallerInput;
  interruptible: CallerInput;
  /** What is told while something is said that cannot be interrupted. */
  reported: CallerInput;
  preemptible: boolean;
  tellsKeys: boolean;
  tellsPartial: boolean;
  /** A pause this long ends what the caller says. */
  pauseMs: number;
  ttsLanguage: string;
  transcriptionLanguage: string;
  voice: string | undefined;
  /** Voices by language. */
  voices: ReadonlyMap<string, string>;
  customParameters: Record<string, string>;
}

/** The pause that ends a sentence where none is given. Twilio does not tell its own. */
const PAUSE_MS = 700;

export function readRelaySettings(noun: TwimlElement): RelaySettings {
  const attributes = new Attributes(noun);
  const text = (name: string): string => attributes.text(name)?.trim() ?? '';
  const language = text('language') || 'en-US';
  const nested = (name: string): TwimlElement[] => childElements(noun).filter((child) => child.name === name);
  return {
    url: text('url'),
    greeting: attributes.text('welcomeGreeting') ?? '',
    greetingInterruptible: inputOf(text('welcomeGreetingInterruptible'), 'any'),
    interruptible: inputOf(text('interruptible'), 'any'),
    reported: inputOf(text('reportInputDuringAgentSpeech'), 'none'),
    preemptible: attributes.flag('preemptible'),
    tellsKeys: attributes.flag('dtmfDetection'),
    tellsPartial: attributes.flag('partialPrompts'),
    pauseMs: attributes.integer('speechTimeout', { otherwise: PAUSE_MS, min: 100, max: 10_000 }),
    ttsLanguage: text('ttsLanguage') || language,
    transcriptionLanguage: text('transcriptionLanguage') || language,
    voice: attributes.text('voice'),
    voices: new Map(
      nested('Language').map(({ attributes: { code = '', voice = '' } }) => [code, voice] as const),
    ),
    customParameters: Object.fromEntries(
      nested('Parameter').map(({ attributes: { name = '', value = '' } }) => [name, value]),
    ),
  };
}

/** `true` and `false` are older words for `any` and `none`. */
function inputOf(text: string, otherwise: CallerInput): CallerInput {
  const word = text.toLowerCase();
  if (word === 'true') return 'any';
  if (word === 'false') return 'none';
  return word === 'none' || word === 'dtmf' || word === 'speech' || word === 'any' ? word : otherwise;
}

export const includesInput = (inputs: CallerInput, input: 'dtmf' | 'speech'): boolean =>
  inputs === 'any' || inputs === input;

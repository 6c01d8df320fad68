import { type AttributeNames, freezeAttributes } from './element';
import type { Pause } from './pause';
import type { Play } from './play';
import type { Say } from './say';
import type { StepLink } from './step-link';
import type { HttpMethod, LanguageTag } from './vocabulary';

export type GatherInput = 'dtmf' | 'speech';

/** Attributes of `<Gather>`. Source: https://www.twilio.com/docs/voice/twiml/gather */
export interface GatherAttributes {
  /** The step that gets what was gathered; Twilio's default is the step that is running. */
  action?: StepLink | undefined;
  method?: HttpMethod | undefined;
  /** Twilio's default is `['dtmf']`. */
  input?: readonly GatherInput[] | undefined;
  /** Stop after so many digits. */
  numDigits?: number | undefined;
  /** One key that ends the input; the empty string is none. Twilio's default is `#`. */
  finishOnKey?: string | undefined;
  /** Seconds to wait for the first, or the next, digit or word. Twilio's default is 5. */
  timeoutSec?: number | undefined;
  /** Call `action` even when nothing was gathered. */
  actionOnEmptyResult?: boolean | undefined;
  /** Whether speech or a key stops the prompt. Twilio's default is true. */
  bargeIn?: boolean | undefined;
  /** Language of what the caller says. */
  language?: LanguageTag | undefined;
  /** Words and phrases that the caller is likely to say: 500 at most, of 100 characters at most (13330). */
  hints?: readonly string[] | undefined;
  /** Seconds of silence that end speech, or `auto`. */
  speechTimeoutSec?: number | 'auto' | undefined;
  /** Seconds of speech at most. */
  maxSpeechTimeSec?: number | undefined;
  /** Recognition model, such as `phone_call` or `googlev2_telephony`. Twilio adds models, hence any text. */
  speechModel?: string | undefined;
  enhanced?: boolean | undefined;
  profanityFilter?: boolean | undefined;
  /** A step that hears what was recognised so far; its answer is ignored. */
  partialResultCallback?: StepLink | undefined;
  partialResultCallbackMethod?: HttpMethod | undefined;
  /** Twilio writes debug events for this gather. */
  debug?: boolean | undefined;
}

/** What may be nested in `<Gather>`. */
export type GatherPrompt = Say | Play | Pause;

export interface Gather {
  readonly tag: 'Gather';
  readonly attributes: Readonly<GatherAttributes>;
  readonly children: readonly GatherPrompt[];
}

export const GATHER_ATTRIBUTES = {
  action: 'action',
  method: 'method',
  input: 'input',
  numDigits: 'numDigits',
  finishOnKey: 'finishOnKey',
  timeoutSec: 'timeout',
  actionOnEmptyResult: 'actionOnEmptyResult',
  bargeIn: 'bargeIn',
  language: 'language',
  hints: ['hints', ','],
  speechTimeoutSec: 'speechTimeout',
  maxSpeechTimeSec: 'maxSpeechTime',
  speechModel: 'speechModel',
  enhanced: 'enhanced',
  profanityFilter: 'profanityFilter',
  partialResultCallback: 'partialResultCallback',
  partialResultCallbackMethod: 'partialResultCallbackMethod',
  debug: 'debug',
} as const satisfies AttributeNames<GatherAttributes>;

/**
 * Collects keys or speech while the prompts play. When nothing comes, Twilio goes on with the verb after it (unless
 * `actionOnEmptyResult`).
 */
export function gather(attributes: GatherAttributes, ...prompts: readonly GatherPrompt[]): Gather {
  return Object.freeze({
    tag: 'Gather',
    attributes: freezeAttributes(attributes),
    children: Object.freeze([...prompts]),
  });
}

import { type AttributeNames, freezeAttributes } from './element';
import type { LanguageTag, VoiceName } from './vocabulary';

/** Attributes of `<Say>`. Source: https://www.twilio.com/docs/voice/twiml/say */
export interface SayAttributes {
  /** Twilio's default is `man`; TwimlBuilder puts the configured voice where none is given. */
  voice?: VoiceName | undefined;
  /** TwimlBuilder puts the configured language where none is given. */
  language?: LanguageTag | undefined;
  /** Times to say it, 0 to 1000; 0 is until the call ends. Twilio's default is 1. */
  loop?: number | undefined;
}

export interface Say {
  readonly tag: 'Say';
  readonly text: string;
  readonly attributes: Readonly<SayAttributes>;
}

export const SAY_ATTRIBUTES = {
  voice: 'voice',
  language: 'language',
  loop: 'loop',
} as const satisfies AttributeNames<SayAttributes>;

/**
 * Speaks a text. Any text is safe: what XML cannot hold is left out when rendered. Twilio speaks at most 4,096
 * characters.
 */
export function say(text: string, attributes: SayAttributes = {}): Say {
  return Object.freeze({ tag: 'Say', text, attributes: freezeAttributes(attributes) });
}

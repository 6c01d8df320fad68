import { type AttributeNames, freezeAttributes } from './element';
import type { SpokenPart } from './ssml';
import type { LanguageTag, VoiceName } from './vocabulary';

/** Attributes of `<Say>`. Source: https://www.twilio.com/docs/voice/twiml/say */
export interface SayAttributes {
  /** Twilio's default is `man`; TwimlBuilder puts the configured voice where neither one nor another language is given. */
  voice?: VoiceName | undefined;
  /** TwimlBuilder puts the configured language where none is given. */
  language?: LanguageTag | undefined;
  /** Times to say it, 0 to 1000; 0 is until the call ends. Twilio's default is 1. */
  loop?: number | undefined;
}

export interface Say {
  readonly tag: 'Say';
  readonly text: string;
  /** What follows the text, where some of it is said in a way of its own. */
  readonly children?: readonly SpokenPart[];
  readonly attributes: Readonly<SayAttributes>;
}

export const SAY_ATTRIBUTES = {
  voice: 'voice',
  language: 'language',
  loop: 'loop',
} as const satisfies AttributeNames<SayAttributes>;

/**
 * Speaks a text. Any text is safe: what XML cannot hold is left out when rendered. A text may have 4,096 bytes of UTF-8
 * with a basic voice, 3,000 with one of Polly's, 5,000 with one of Google's (with its tags), and 4,500 characters once
 * URL-encoded. Source: https://www.twilio.com/docs/api/errors/13521
 */
export function say(text: string, attributes: SayAttributes = {}): Say {
  return Object.freeze({ tag: 'Say', text, attributes: freezeAttributes(attributes) });
}

/**
 * Speaks a text, parts of it in a way of their own.
 *
 * @example `sayMarkup({}, 'Your number is ', ssml.sayAs({ interpretAs: 'digits' }, '4711'), '.')`
 */
export function sayMarkup(attributes: SayAttributes, ...parts: readonly SpokenPart[]): Say {
  const [first, ...rest] = parts;
  const [text, children] = typeof first === 'string' ? [first, rest] : ['', parts];
  return Object.freeze({
    tag: 'Say',
    text,
    attributes: freezeAttributes(attributes),
    children: Object.freeze([...children]),
  });
}

/** The words of a `<Say>`, without how they are said. */
export const spokenText = ({ text, children = [] }: Say): string => text + children.map(wordsOf).join('');

const wordsOf = (part: SpokenPart): string =>
  typeof part === 'string' ? part : (part.children ?? []).map(wordsOf).join('');

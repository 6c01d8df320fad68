import { type AttributeNames, freezeAttributes } from './element';
import type { LanguageTag } from './vocabulary';

/** Attributes of `<break>`. Source: https://www.twilio.com/docs/voice/twiml/say/text-speech#ssml-supported-tags, as all here */
export interface SsmlBreakAttributes {
  strength?: 'none' | 'x-weak' | 'weak' | 'medium' | 'strong' | 'x-strong' | undefined;
  /** Up to ten seconds. */
  time?: `${number}s` | `${number}ms` | undefined;
}
export interface SsmlEmphasisAttributes {
  level?: 'strong' | 'moderate' | 'reduced' | undefined;
}
export interface SsmlLangAttributes {
  lang: LanguageTag;
}
export interface SsmlPhonemeAttributes {
  alphabet?: SsmlAlphabet | undefined;
  /** How it sounds, in that alphabet. */
  ph: string;
}
export type SsmlAlphabet =
  'ipa' | 'x-sampa' | 'x-amazon-jyutping' | 'x-amazon-pinyin' | 'x-amazon-pron-kana' | 'x-amazon-yomigana';
export interface SsmlProsodyAttributes {
  volume?:
    'default' | 'silent' | 'x-soft' | 'soft' | 'medium' | 'loud' | 'x-loud' | `${number}dB` | undefined;
  rate?: 'x-slow' | 'slow' | 'medium' | 'fast' | 'x-fast' | `${number}%` | undefined;
  pitch?: 'default' | 'x-low' | 'low' | 'medium' | 'high' | 'x-high' | `${number}%` | undefined;
}
export interface SsmlSayAsAttributes {
  interpretAs: SsmlKind;
  /** Of a date. */
  format?: 'mdy' | 'dmy' | 'ymd' | 'md' | 'dm' | 'ym' | 'my' | 'd' | 'm' | 'y' | 'yyyymmdd' | undefined;
}
// prettier-ignore
export type SsmlKind =
  | 'characters' | 'spell-out' | 'cardinal' | 'number' | 'ordinal' | 'digits' | 'fraction' | 'unit' | 'date' | 'time'
  | 'address' | 'expletive' | 'telephone';
export interface SsmlSubAttributes {
  /** What is said in place of the text. */
  alias: string;
}
export interface SsmlWordAttributes {
  role?: 'amazon:VB' | 'amazon:VBD' | 'amazon:SENSE_1' | (string & {}) | undefined;
}

interface Markup<Tag extends string, Attributes, Part = never> {
  readonly tag: Tag;
  readonly attributes: Readonly<Attributes>;
  readonly children?: readonly Part[];
}
type NoAttributes = Record<never, never>;

export type SsmlBreak = Markup<'break', SsmlBreakAttributes>;
export type SsmlPhoneme = Markup<'phoneme', SsmlPhonemeAttributes, string>;
export type SsmlSayAs = Markup<'say-as', SsmlSayAsAttributes, string>;
export type SsmlSub = Markup<'sub', SsmlSubAttributes, string>;
/** What may stand in a word. */
export type SsmlWordPart =
  string | SsmlBreak | SsmlEmphasis | SsmlPhoneme | SsmlProsody | SsmlSayAs | SsmlSub;
export type SsmlWord = Markup<'w', SsmlWordAttributes, SsmlWordPart>;
/** What may stand in a sentence. */
export type SsmlInline = SsmlWordPart | SsmlLang | SsmlWord;
export interface SsmlEmphasis extends Markup<'emphasis', SsmlEmphasisAttributes, SsmlInline> {
  readonly children: readonly SsmlInline[];
}
export type SsmlSentence = Markup<'s', NoAttributes, SsmlInline>;
export type SsmlParagraph = Markup<'p', NoAttributes, SsmlInline | SsmlSentence>;
/** What may stand in `<Say>`: text, and text with how it is said. */
export type SpokenPart = SsmlInline | SsmlSentence | SsmlParagraph;
export interface SsmlLang extends Markup<'lang', SsmlLangAttributes, SpokenPart> {
  readonly children: readonly SpokenPart[];
}
export interface SsmlProsody extends Markup<'prosody', SsmlProsodyAttributes, SpokenPart> {
  readonly children: readonly SpokenPart[];
}

export const SSML_ATTRIBUTES = {
  break: { strength: 'strength', time: 'time' } as const satisfies AttributeNames<SsmlBreakAttributes>,
  emphasis: { level: 'level' } as const satisfies AttributeNames<SsmlEmphasisAttributes>,
  lang: { lang: 'xml:lang' } as const satisfies AttributeNames<SsmlLangAttributes>,
  p: {},
  phoneme: { alphabet: 'alphabet', ph: 'ph' } as const satisfies AttributeNames<SsmlPhonemeAttributes>,
  prosody: {
    volume: 'volume',
    rate: 'rate',
    pitch: 'pitch',
  } as const satisfies AttributeNames<SsmlProsodyAttributes>,
  s: {},
  'say-as': {
    interpretAs: 'interpret-as',
    format: 'format',
  } as const satisfies AttributeNames<SsmlSayAsAttributes>,
  sub: { alias: 'alias' } as const satisfies AttributeNames<SsmlSubAttributes>,
  w: { role: 'role' } as const satisfies AttributeNames<SsmlWordAttributes>,
} as const;

function marked<Tag extends string, Attributes extends object, Part>(
  tag: Tag,
  attributes: Attributes,
  children: readonly Part[],
): { tag: Tag; attributes: Readonly<Attributes>; children: readonly Part[] } {
  return Object.freeze({
    tag,
    attributes: freezeAttributes(attributes),
    children: Object.freeze([...children]),
  });
}

/** How a part of a text is said. Goes into `sayMarkup()`. Which voice knows what: Twilio's page above. */
export const ssml = {
  break: (attributes: SsmlBreakAttributes = {}): SsmlBreak => marked('break', attributes, []),
  emphasis: (attributes: SsmlEmphasisAttributes, ...parts: readonly SsmlInline[]): SsmlEmphasis =>
    marked('emphasis', attributes, parts),
  /** In another language, by a voice that speaks both. */
  lang: (lang: LanguageTag, ...parts: readonly SpokenPart[]): SsmlLang => marked('lang', { lang }, parts),
  p: (...parts: readonly (SsmlInline | SsmlSentence)[]): SsmlParagraph => marked('p', {}, parts),
  phoneme: (attributes: SsmlPhonemeAttributes, text: string): SsmlPhoneme =>
    marked('phoneme', attributes, [text]),
  prosody: (attributes: SsmlProsodyAttributes, ...parts: readonly SpokenPart[]): SsmlProsody =>
    marked('prosody', attributes, parts),
  s: (...parts: readonly SsmlInline[]): SsmlSentence => marked('s', {}, parts),
  sayAs: (attributes: SsmlSayAsAttributes, text: string): SsmlSayAs => marked('say-as', attributes, [text]),
  sub: (alias: string, text: string): SsmlSub => marked('sub', { alias }, [text]),
  w: (attributes: SsmlWordAttributes, ...parts: readonly SsmlWordPart[]): SsmlWord =>
    marked('w', attributes, parts),
} as const;

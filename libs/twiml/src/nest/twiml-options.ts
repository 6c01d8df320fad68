import type { LanguageTag, VoiceName } from '../core/vocabulary';

/** What `TwimlModule.forRoot` takes. */
export interface TwimlOptions {
  /** For each `<Say>` without a voice and in no other language. */
  readonly voice?: VoiceName | undefined;
  /** For each `<Say>`, and each `<Gather>` of speech, without a language. */
  readonly language?: LanguageTag | undefined;
}

import type { LanguageTag, VoiceName } from '@centralita/twiml';

/** Voices for a `<Say>` in a language that is not the configured one: a voice speaks one language only. */
export const VOICES: Readonly<Record<'en' | 'es', { language: LanguageTag; voice: VoiceName }>> = {
  en: { language: 'en-US', voice: 'Polly.Joanna-Neural' },
  es: { language: 'es-ES', voice: 'Polly.Lucia-Neural' },
};

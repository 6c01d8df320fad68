import type { LanguageTag, RelayVoiceAttributes, VoiceName } from '@centralita/twiml';

/** The voice of `<Say>` in the words of `<ConversationRelay>`, which names the provider apart; none of another provider's. */
export function relayVoice(name: string | undefined): RelayVoiceAttributes {
  const [, provider, voice] = /^(Polly|Google)\.(.+)$/.exec(name ?? '') ?? [];
  if (voice === undefined) return {};
  return { ttsProvider: provider === 'Polly' ? 'Amazon' : 'Google', voice };
}

/** Voices for a `<Say>` in a language that is not the configured one: a voice speaks one language only. */
export const VOICES: Readonly<Record<'en' | 'es', { language: LanguageTag; voice: VoiceName }>> = {
  en: { language: 'en-US', voice: 'Polly.Joanna-Neural' },
  es: { language: 'es-ES', voice: 'Polly.Lucia-Neural' },
};

import type { RelayVoiceAttributes } from '@centralita/twiml';

/** The voice of `<Say>` in the words of `<ConversationRelay>`, which names the provider apart; none of another provider's. */
export function relayVoice(name: string | undefined): RelayVoiceAttributes {
  const [, provider, voice] = /^(Polly|Google)\.(.+)$/.exec(name ?? '') ?? [];
  if (voice === undefined) return {};
  return { ttsProvider: provider === 'Polly' ? 'Amazon' : 'Google', voice };
}

/** Google's voices begin with their language; `<ConversationRelay>` takes them without `Google.`. */
const GOOGLE_VOICE = /^(?:Google\.)?([a-z]{2,3}-[a-z0-9]{2,3})-/i;

/**
 * Whether a voice is one of Google's for another language than this.
 * Sources: https://www.twilio.com/docs/voice/twiml/say, https://www.twilio.com/docs/api/errors/64106
 */
export function isOfOtherLanguage(voice: string, language: string): boolean {
  const [, own] = GOOGLE_VOICE.exec(voice) ?? [];
  return own !== undefined && own.toLowerCase() !== language.trim().toLowerCase();
}

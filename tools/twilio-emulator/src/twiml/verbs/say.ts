import { excessOf } from '../spoken-limits';
import { textOf } from '../twiml-document';
import type { VerbHandler } from '../verb';
import { isOfOtherLanguage } from '../voice-language';

/** `<Say>`: https://www.twilio.com/docs/voice/twiml/say */
export const say: VerbHandler = async (element, context) => {
  const attributes = context.attributes(element);
  const text = textOf(element);
  if (text === '') {
    context.warn(13520, '<Say> has no text; it is left out.');
    return 'continue';
  }
  const language = attributes.text('language');
  const voice = attributes.text('voice');
  const excess = excessOf(element, voice);
  if (excess !== undefined) {
    context.warn(13521, `<Say> has ${excess}; it is left out.`);
    return 'continue';
  }
  if (voice !== undefined && language !== undefined && isOfOtherLanguage(voice, language))
    context.warn(13511, `<Say>: the voice “${voice}” does not speak ${language}; Twilio may say nothing.`);
  const loops = attributes.integer('loop', { otherwise: 1, min: 0, max: 1000 });
  context.noteSpoken('Say', text, language ?? 'en-US');
  await context.answer();
  const style = {
    ...(language === undefined ? {} : { language }),
    ...(voice === undefined ? {} : { voice }),
  };
  await context.play(await context.services.speech.say(text, style, loops));
  context.note('Say', 'ended');
  return 'continue';
};

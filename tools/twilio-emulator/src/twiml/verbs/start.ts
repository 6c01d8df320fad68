import { startBeside } from '../../streams/running-streams';
import { readStreamSettings } from '../../streams/stream-settings';
import { childElements } from '../twiml-document';
import type { VerbHandler } from '../verb';

/** `<Start>`: something goes on beside the call, which goes on at once. https://www.twilio.com/docs/voice/twiml/start */
export const start: VerbHandler = async (element, context) => {
  const nouns = childElements(element);
  if (nouns.length === 0) context.warn(12_200, '<Start> has nothing inside; it is left out.');
  for (const noun of nouns) {
    if (noun.name === 'Stream') startBeside(readStreamSettings(noun, context, false), context);
    else context.note(noun.name, 'unsupported', `<${noun.name}> is not interpreted by this emulator yet.`);
  }
  return Promise.resolve('continue');
};

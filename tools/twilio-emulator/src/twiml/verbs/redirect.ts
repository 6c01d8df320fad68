import { textOf } from '../twiml-document';
import type { VerbHandler } from '../verb';

/** `<Redirect>`: the call goes on with another document. https://www.twilio.com/docs/voice/twiml/redirect */
export const redirect: VerbHandler = (element, context) => {
  const method = context.attributes(element).method();
  const next = context.documentAt(textOf(element), { method, parameters: {}, purpose: 'voice' });
  context.note('Redirect', 'started', next.url);
  return Promise.resolve(next);
};

import { stopNamed } from '../../streams/running-streams';
import { Attributes } from '../attributes';
import { childElements } from '../twiml-document';
import type { VerbHandler } from '../verb';

/** `<Stop>`: ends by its name what `<Start>` began. https://www.twilio.com/docs/voice/twiml/stop */
export const stop: VerbHandler = async (element, context) => {
  for (const noun of childElements(element)) {
    const name = new Attributes(noun).text('name') ?? '';
    if (noun.name !== 'Stream')
      context.note(noun.name, 'unsupported', `<${noun.name}> is not interpreted by this emulator yet.`);
    else if (!stopNamed(context.call, name))
      context.warn(12_200, `<Stop>: the call has no stream named “${name}”.`);
  }
  return Promise.resolve('continue');
};

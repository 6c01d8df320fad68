import { conversationRelay } from '../../relay/conversation-relay';
import { connectStream } from '../../streams/connect-stream';
import { childElements } from '../twiml-document';
import type { VerbHandler } from '../verb';

/** `<Connect>`: gives the call to a program. https://www.twilio.com/docs/voice/twiml/connect */
export const connect: VerbHandler = async (element, context) => {
  const [noun, ...others] = childElements(element);
  for (const { name } of others) context.warn(12_200, `<Connect> takes one noun; <${name}> is left out.`);
  if (noun?.name === 'ConversationRelay')
    return conversationRelay(noun, context.attributes(element), context);
  if (noun?.name === 'Stream') return connectStream(noun, context.attributes(element), context);
  if (!noun) context.warn(12_200, '<Connect> has nothing inside; it is left out.');
  else {
    const note = `<${noun.name}> is not interpreted by this emulator yet; the call goes on with the next verb.`;
    context.note(noun.name, 'unsupported', note);
  }
  return 'continue';
};

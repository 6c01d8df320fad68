import type { VerbHandler } from '../verb';

/** `<Pause>`: does not answer the call; as the first verb it delays the answer. https://www.twilio.com/docs/voice/twiml/pause */
export const pause: VerbHandler = async (element, context) => {
  const lengthSec = context.attributes(element).integer('length', { otherwise: 1, min: 0, max: 14_400 });
  context.note('Pause', 'started', `${lengthSec} s`);
  await context.wait(lengthSec * 1000);
  context.note('Pause', 'ended');
  return 'continue';
};

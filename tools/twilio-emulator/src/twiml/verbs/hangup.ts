import type { VerbHandler } from '../verb';

/** `<Hangup>`: as the first verb it answers and ends the call; `<Reject>` is what declines. https://www.twilio.com/docs/voice/twiml/hangup */
export const hangup: VerbHandler = (_element, context) => {
  context.note('Hangup', 'started');
  return Promise.resolve('hang-up');
};

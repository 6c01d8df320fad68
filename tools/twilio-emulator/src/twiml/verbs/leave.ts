import type { VerbHandler } from '../verb';

/** `<Leave>`: goes out of a queue, on with what follows `<Enqueue>`. https://www.twilio.com/docs/voice/twiml/leave */
export const leave: VerbHandler = (_element, context) => {
  context.note('Leave', 'started');
  return Promise.resolve('leave');
};

import type { VerbHandler } from '../verb';

/**
 * `<Reject>`: declines a call that is not answered yet; it then ends as `busy` or `no-answer` by its reason. Later it
 * hangs up. Source: https://www.twilio.com/docs/voice/twiml/reject
 */
export const reject: VerbHandler = (element, context) => {
  const isBusy = context.attributes(element).text('reason') === 'busy';
  context.note('Reject', 'started', isBusy ? 'busy' : 'rejected');
  const { call } = context;
  if (!call.isAnswered) {
    if (isBusy) call.finish('busy', 'rejected as busy', { code: 31486, message: 'Busy here' });
    else call.finish('no-answer', 'rejected', { code: 31603, message: 'Declined' });
  }
  return Promise.resolve('hang-up');
};

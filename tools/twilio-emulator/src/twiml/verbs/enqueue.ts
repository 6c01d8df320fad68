import { type CallQueue, MAX_QUEUE_NAME_CHARS, type QueueMember } from '../../queues/queue';
import { tellAction } from '../tell-action';
import { textOf } from '../twiml-document';
import type { VerbHandler } from '../verb';
import { FlowStopped, type VerbContext } from '../verb-context';
import { wait } from '../waiting';
import { gather } from './gather';
import { hangup } from './hangup';
import { leave } from './leave';
import { pause } from './pause';
import { play } from './play';
import { redirect } from './redirect';
import { say } from './say';

/** Source: https://www.twilio.com/docs/voice/twiml/enqueue#waiturl */
const WAIT_VERBS: Readonly<Record<string, VerbHandler | undefined>> = {
  Gather: gather,
  Hangup: hangup,
  Leave: leave,
  Pause: pause,
  Play: play,
  Redirect: redirect,
  Say: say,
};

/** How a call left its queue. Source: https://www.twilio.com/docs/voice/twiml/enqueue#action */
type QueueResult =
  'bridged' | 'error' | 'queue-full' | 'hangup' | 'leave' | 'redirected' | 'redirected-from-bridged';

/** `<Enqueue>`: the call waits in a queue until somebody takes it. https://www.twilio.com/docs/voice/twiml/enqueue */
export const enqueue: VerbHandler = async (element, context) => {
  const attributes = context.attributes(element);
  const action = attributes.text('action');
  const waitUrl = attributes.text('waitUrl');
  const request = (parameters: Record<string, string>): ReturnType<VerbContext['documentAt']> =>
    context.documentAt(action, { method: attributes.method(), parameters, purpose: 'action' });
  const url = waitUrl ? context.resolveUrl(waitUrl) : waitUrl;
  if (action !== undefined) request({});

  const { call, services, stopped } = context;
  const name = textOf(element);
  if (name === '' || name.length >= MAX_QUEUE_NAME_CHARS) {
    // Source: https://www.twilio.com/docs/api/errors/14204 and 14205
    const [code, what] = name === '' ? [14204, 'needs a name'] : [14205, 'has too long a name'];
    context.warn(code, `<Enqueue>: the queue ${what}; 1 to 63 characters are taken.`, 'error');
    return action === undefined ? 'continue' : request({ QueueResult: 'error', QueueTime: '0' });
  }
  const { accountSid } = call.details;
  const queue = services.queues.named(accountSid, name) ?? services.queues.create(accountSid, name);
  context.note('Enqueue', 'started', name);
  await context.answer();
  const member = queue.join(call, stopped);
  const end = (result: QueueResult): Record<string, string> => {
    if (member) queue.leave(member);
    context.note('Enqueue', 'ended', result);
    return { QueueResult: result, QueueSid: queue.sid, QueueTime: String(member?.waitSec ?? 0) };
  };
  try {
    const result = member
      ? await stay(context, queue, member, { url, method: attributes.method('waitUrlMethod') })
      : 'queue-full';
    if (result === 'hang-up') {
      end('hangup');
      return 'hang-up';
    }
    const parameters = end(result);
    return action === undefined ? 'continue' : request(parameters);
  } catch (error) {
    if (!(error instanceof FlowStopped)) throw error;
    const wasTaken = member?.taken.signal.aborted ?? false;
    const left = call.isOver
      ? wasTaken
        ? 'bridged'
        : 'hangup'
      : wasTaken
        ? 'redirected-from-bridged'
        : 'redirected';
    const parameters = end(left);
    if (action !== undefined) tellAction(request(parameters), context);
    throw error;
  }
};

/** In the queue, and then in conversation with who took the call. */
async function stay(
  context: VerbContext,
  queue: CallQueue,
  member: QueueMember,
  { url, method }: { url: string | undefined; method: 'GET' | 'POST' },
): Promise<'bridged' | 'leave' | 'hang-up'> {
  const ended = await wait(context, {
    url,
    method,
    parameters: () => ({
      QueueSid: queue.sid,
      QueuePosition: String(queue.positionOf(member)),
      QueueTime: String(member.waitSec),
      AvgQueueTime: String(queue.averageWaitSec),
      CurrentQueueSize: String(queue.members.length),
    }),
    verbs: WAIT_VERBS,
    over: member.taken.signal,
  });
  if (ended !== 'over') return ended;
  context.note('Enqueue', 'started', 'bridged');
  await context
    .until(member.released.signal)
    .wait(2 ** 31 - 1)
    .catch(() => undefined);
  context.throwIfStopped();
  return 'bridged';
}

import { CallFlow } from './call-flow';
import type { Attributes } from './attributes';
import { DialRecording } from './dial-recording';
import { textOf, type TwimlElement } from './twiml-document';
import type { VerbContext } from './verb-context';
import { talk } from './conversation';

const MAX_DURATION_SEC = 24 * 3600;

/**
 * What may stand in the TwiML of `<Queue url>`. Sources: https://www.twilio.com/docs/voice/twiml/queue#attributes-url,
 * https://www.twilio.com/docs/api/errors/14211
 */
const WHISPER = { verbs: ['Play', 'Say', 'Pause', 'Redirect'], code: 14_211 };

/**
 * `<Dial><Queue>`: talks with who waits first in a queue; where nobody does, waits for one as long as `timeout` says.
 * Source: https://www.twilio.com/docs/voice/twiml/queue
 */
export async function dialQueue(
  noun: TwimlElement,
  dial: Attributes,
  context: VerbContext,
): Promise<Record<string, string>> {
  const { call, services, stopped } = context;
  const name = textOf(noun);
  const queue = services.queues.named(call.details.accountSid, name);
  if (!queue) {
    context.note('Dial Queue', 'ended', `there is no queue “${name}”`);
    return { DialCallStatus: 'failed', DialBridged: 'false' };
  }
  await call.answer();
  const timeoutSec = dial.integer('timeout', { otherwise: 30, min: 1, max: 600 });
  const member = await queue.take(AbortSignal.any([stopped, AbortSignal.timeout(timeoutSec * 1000)]));
  if (!member) return { DialCallStatus: 'no-answer', DialBridged: 'false', QueueSid: queue.sid };

  const leave = new AbortController();
  const star = call.listen({
    digit: (digit) => {
      if (digit === '*' && dial.flag('hangupOnStar')) leave.abort();
    },
  });
  const startedAt = Date.now();
  let isBridged = false;
  const recording = new DialRecording(context, dial);
  try {
    const waitedSec = member.waitSec;
    if (await whisper(noun, context, member.call, { QueueSid: queue.sid, QueueTime: String(waitedSec) })) {
      isBridged = true;
      recording.answered(member.call);
      await talk(context, call, member.call, {
        over: [stopped, leave.signal, member.gone],
        timeLimitSec: dial.integer('timeLimit', { otherwise: 14_400, min: 1, max: MAX_DURATION_SEC }),
        keeps: (digit) => digit === '*' && dial.flag('hangupOnStar'),
      });
    }
  } finally {
    star();
    member.released.abort();
  }
  return {
    DialCallStatus: 'completed',
    DialCallSid: member.call.sid,
    DialCallDuration: String(Math.round((Date.now() - startedAt) / 1000)),
    DialBridged: String(isBridged),
    QueueSid: queue.sid,
    ...recording.stop(),
  };
}

/** TwiML that the queued caller hears before it is connected. False when that ended the call. */
async function whisper(
  noun: TwimlElement,
  context: VerbContext,
  queued: VerbContext['call'],
  queue: Record<string, string>,
): Promise<boolean> {
  const attributes = context.attributes(noun);
  const url = attributes.text('url');
  if (!url) return true;
  const flow = new CallFlow(queued, context.services, { isWhisper: true, only: WHISPER });
  const outcome = await flow.run(
    context.documentAt(url, {
      method: attributes.method(),
      parameters: { ...queue, DequeingCallSid: context.call.sid },
      purpose: 'whisper',
    }),
  );
  if (outcome === 'hang-up') queued.finish('completed', 'ended by the queue’s TwiML');
  return outcome === 'ended' && !context.stopped.aborted;
}

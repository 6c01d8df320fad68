import type { WebhookSender } from '../webhooks/webhook-sender';
import type { Call, CallProgress } from './call';
import { statusParameters } from './call-parameters';

/** Who wants to know how a call goes on. */
export interface StatusSubscription {
  url: string;
  method: 'GET' | 'POST';
  events: ReadonlySet<CallProgress>;
}

const STEPS: readonly CallProgress[] = ['initiated', 'ringing', 'answered', 'completed'];

/** Reads a list of events as an attribute or a parameter gives it; nothing usable means `completed` alone. */
export function progressEvents(words: readonly string[]): ReadonlySet<CallProgress> {
  const wanted = STEPS.filter((step) => words.includes(step));
  return new Set(wanted.length > 0 ? wanted : (['completed'] as const));
}

/** Sends a call's status callbacks one after another, in order, without holding up the call. */
export function sendStatusCallbacks(
  call: Call,
  subscription: StatusSubscription,
  webhooks: WebhookSender,
  authToken: string,
): void {
  let last: Promise<unknown> = Promise.resolve();
  let sequenceNumber = 0;
  call.listen({
    progress: (step) => {
      if (!subscription.events.has(step)) return;
      const parameters = statusParameters(call, step, sequenceNumber);
      sequenceNumber += 1;
      const { url, method } = subscription;
      last = last.then(() =>
        webhooks.send({ purpose: 'status-callback', method, url, parameters, authToken, callSid: call.sid }),
      );
    },
  });
}

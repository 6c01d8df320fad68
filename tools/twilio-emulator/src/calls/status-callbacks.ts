import type { WebhookSender } from '../webhooks/webhook-sender';
import type { Call, CallProgress } from './call';
import { statusParameters } from './call-parameters';
import type { CallSettings } from './call-settings';

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

/** Sends a call's status callbacks one after another, without holding up the call; shuffled, the last one first. */
export function sendStatusCallbacks(
  call: Call,
  subscription: StatusSubscription,
  services: { webhooks: WebhookSender; authToken: string; settings: CallSettings },
): void {
  const { webhooks, authToken, settings } = services;
  const { url, method } = subscription;
  let last: Promise<unknown> = Promise.resolve();
  const heldBack: Record<string, string>[] = [];
  const send = (parameters: Record<string, string>): void => {
    last = last.then(() =>
      webhooks.send({ purpose: 'status-callback', method, url, parameters, authToken, callSid: call.sid }),
    );
  };
  let sequenceNumber = 0;
  call.listen({
    progress: (step) => {
      if (subscription.events.has(step)) {
        heldBack.unshift(statusParameters(call, step, sequenceNumber));
        sequenceNumber += 1;
      }
      if (!settings.shuffleStatuses || call.isOver) heldBack.splice(0).forEach(send);
    },
  });
}

import { type AttributeNames, freezeAttributes } from './element';
import type { StepLink } from './step-link';
import type { HttpMethod } from './vocabulary';

/** Attributes of `<Queue>` in `<Dial>`. Source: https://www.twilio.com/docs/voice/twiml/queue */
export interface QueueAttributes {
  /** A step whose verbs the waiting caller hears before being connected: `play`, `say`, `pause` and `redirect` only. */
  url?: StepLink | undefined;
  method?: HttpMethod | undefined;
  /** TaskRouter reservation that this call answers. */
  reservationSid?: string | undefined;
  /** TaskRouter activity of the worker after the call. */
  postWorkActivitySid?: string | undefined;
}

export interface Queue {
  readonly tag: 'Queue';
  readonly text: string;
  readonly attributes: Readonly<QueueAttributes>;
}

export const QUEUE_ATTRIBUTES = {
  url: 'url',
  method: 'method',
  reservationSid: 'reservationSid',
  postWorkActivitySid: 'postWorkActivitySid',
} as const satisfies AttributeNames<QueueAttributes>;

/** The first caller waiting in a queue. Goes into `dial()`; to make a caller wait, use `enqueue()`. */
export function queue(name: string, attributes: QueueAttributes = {}): Queue {
  return Object.freeze({ tag: 'Queue', text: name, attributes: freezeAttributes(attributes) });
}

import { type AttributeNames, freezeAttributes } from './element';
import type { StepLink } from './step-link';
import type { HttpMethod } from './vocabulary';

/**
 * Attributes of `<Enqueue>`. The `maxQueueSize` of Twilio's own builder is none of them.
 * Source: https://www.twilio.com/docs/voice/twiml/enqueue
 */
export interface EnqueueAttributes {
  /** The step that runs when the call has left the queue; without it Twilio goes on with the next verb. */
  action?: StepLink | undefined;
  method?: HttpMethod | undefined;
  /** The step that says what the waiting caller hears, again and again. Twilio's default is its hold music. */
  waitUrl?: StepLink | undefined;
  waitUrlMethod?: HttpMethod | undefined;
}

/** Attributes of `<Enqueue>` towards TaskRouter. */
export interface EnqueueTaskAttributes extends EnqueueAttributes {
  workflowSid: string;
}

/** Attributes of `<Task>`. Source: https://www.twilio.com/docs/taskrouter/twiml-queue-calls */
export interface TaskAttributes {
  priority?: number | undefined;
  /** Seconds until the task is cancelled. */
  timeoutSec?: number | undefined;
}

export interface Task {
  readonly tag: 'Task';
  readonly text: string;
  readonly attributes: Readonly<TaskAttributes>;
}

export interface Enqueue {
  readonly tag: 'Enqueue';
  readonly text?: string;
  readonly attributes: Readonly<EnqueueAttributes & { workflowSid?: string | undefined }>;
  readonly children?: readonly [Task];
}

export const ENQUEUE_ATTRIBUTES = {
  action: 'action',
  method: 'method',
  waitUrl: 'waitUrl',
  waitUrlMethod: 'waitUrlMethod',
  workflowSid: 'workflowSid',
} as const satisfies AttributeNames<Enqueue['attributes']>;

export const TASK_ATTRIBUTES = {
  priority: 'priority',
  timeoutSec: 'timeout',
} as const satisfies AttributeNames<TaskAttributes>;

/** Puts the caller into a queue, which Twilio makes on first use. How many may wait there is set by REST: 1000 where it is not. */
export function enqueue(queueName: string, attributes: EnqueueAttributes = {}): Enqueue {
  return Object.freeze({ tag: 'Enqueue', text: queueName, attributes: freezeAttributes(attributes) });
}

/** Hands the caller to a TaskRouter workflow. `taskJson` is the task's attributes as JSON text. */
export function enqueueTask(
  attributes: EnqueueTaskAttributes,
  taskJson: string,
  taskAttributes: TaskAttributes = {},
): Enqueue {
  const task: Task = Object.freeze({
    tag: 'Task',
    text: taskJson,
    attributes: freezeAttributes(taskAttributes),
  });
  const children: readonly [Task] = Object.freeze([task] as const);
  return Object.freeze({ tag: 'Enqueue', attributes: freezeAttributes(attributes), children });
}

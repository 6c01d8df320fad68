import 'reflect-metadata';
import type { VoiceVerb } from '../core/verbs';
import type { CallEvent } from '../events/call-event';
import type { EventSource } from '../events/event-source';
import type { Links } from './links';

/** What a step answers: the verbs, in the order in which Twilio executes them. */
export type StepReply = readonly VoiceVerb[] | Promise<readonly VoiceVerb[]>;

/** A method that `@Step` accepts: it takes the decorator's event (or a wider one), and perhaps the links. */
export type StepMethod<E extends CallEvent> = (event: E, links: Links<never>) => StepReply;

/**
 * Names of the methods of a flow that can be linked to: those that take an event first and answer verbs. The compiler
 * cannot see decorators: a method of that shape without `@Step` is refused when the link is made.
 */
export type StepName<Flow> = {
  [Name in keyof Flow]-?: Flow[Name] extends (event: infer E, ...rest: never[]) => StepReply
    ? [E] extends [CallEvent]
      ? Name
      : never
    : never;
}[keyof Flow] &
  string;

const STEP = Symbol('twiml:step');

/** What a method decorated by `@Step` carries. `source` is undefined where a circular import swallowed the class. */
export interface StepMark extends StepOptions {
  readonly source: EventSource | undefined;
}

export interface StepOptions {
  /** What the caller presses or says here is a secret, such as a PIN: whoever keeps webhooks keeps it out. */
  readonly secret?: boolean;
  /** It is called by its address, such as through REST: no link of a flow leads to it. */
  readonly linkedByAddress?: boolean;
  /** Asked a second time it answers the same: where it fails for a moment, whoever serves the webhooks has it asked again. */
  readonly repeatable?: boolean;
}

/**
 * Makes a method a step of its flow: Twilio calls it by the method's name, with parameters that make the given event.
 *
 * @example
 * ```ts
 * @Step(GatheredDigits)
 * route({ digits }: GatheredDigits, links: Links<SupportFlow>): VoiceVerb[] { … }
 * ```
 */
export function Step<E extends CallEvent>(
  source: EventSource<E>,
  options: StepOptions = {},
): <M extends StepMethod<E>>(flow: object, name: string, descriptor: TypedPropertyDescriptor<M>) => void {
  return (_flow, _name, descriptor) => {
    const mark: StepMark = { ...options, source };
    if (descriptor.value) Reflect.defineMetadata(STEP, mark, descriptor.value);
  };
}

/** The mark that `@Step` left on a method, if any. */
export function stepMark(method: unknown): StepMark | undefined {
  return typeof method === 'function'
    ? (Reflect.getMetadata(STEP, method) as StepMark | undefined)
    : undefined;
}

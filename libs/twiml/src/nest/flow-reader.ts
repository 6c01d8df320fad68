import { CallEvent } from '../events/call-event';
import { IncomingCall, OutgoingCall } from '../events/call-started';
import { eventClasses, type EventSource } from '../events/event-source';
import { type CallFlowOptions, declaredIds, type FlowCalls } from './call-flow';
import { FlowError } from './flow-error';
import type { InstalledFlow, InstalledStep } from './installed-flow';
import { stepMark } from './step';

const FLOW_ID = /^[a-z][a-z0-9-]{0,40}$/;
const STEP_NAME = /^[a-z][A-Za-z0-9]{0,40}$/;
const MOST_PARAMETERS = 2;

/**
 * Reads an instance of a class marked by `@CallFlow` into what the registry keeps.
 *
 * @throws {FlowError} the boot codes
 */
export function readFlow(instance: object, options: CallFlowOptions): InstalledFlow {
  const type = instance.constructor;
  const ids = declaredIds(type);
  if (ids.length > 1) {
    throw new FlowError(
      'twiml/two-flow-ids',
      `${type.name} has two ids: ${ids.join(', ')}. Keep one @CallFlow.`,
    );
  }
  if (!FLOW_ID.test(options.id)) {
    throw new FlowError(
      'twiml/invalid-flow-id',
      `The id "${options.id}" of ${type.name} is part of addresses: use small letters, digits and "-", at most 41.`,
    );
  }
  const steps = readSteps(instance, type.name);
  const { id, title, description, accounts = 'team' } = options;
  const calls = callsOf(steps.get('start'), type.name, options.calls);
  return Object.freeze({ id, title, description, accounts, calls, type, steps });
}

/** Which calls may begin in a flow: what it says, as far as its `start` takes them. */
function callsOf(
  start: InstalledStep | undefined,
  className: string,
  said: FlowCalls | undefined,
): FlowCalls {
  if (said === 'none' && !start) return said;
  if (!start) {
    throw new FlowError(
      'twiml/missing-start',
      `${className} has no step "start". Add a method start and decorate it with @Step(CallStarted), ` +
        "or say calls: 'none' where no call begins in it.",
    );
  }
  const taken = callsTakenBy(start, className);
  if (said === undefined || said === taken || said === 'none' || taken === 'both') return said ?? taken;
  throw new FlowError(
    'twiml/start-takes-wrong-event',
    `${className} says calls: '${said}', but its start takes ${start.source.name}. Let it take CallStarted, or change what it says.`,
  );
}

function readSteps(instance: object, className: string): ReadonlyMap<string, InstalledStep> {
  const steps = new Map<string, InstalledStep>();
  for (const [name, method] of methodsOf(instance)) {
    const mark = stepMark(method);
    if (!mark) continue;
    const where = `${className}.${String(name)}`;
    if (typeof name !== 'string' || !STEP_NAME.test(name)) {
      throw malformed(where, 'its name is part of addresses: use letters and digits, a small letter first');
    }
    if (method.length > MOST_PARAMETERS) {
      throw malformed(where, `it takes ${method.length} parameters; a step gets the event and the links`);
    }
    const source = asEventSource(where, mark.source);
    const call = (event: unknown, links: unknown): unknown => Reflect.apply(method, instance, [event, links]);
    const { secret = false, linkedByAddress = false, repeatable = false } = mark;
    steps.set(name, Object.freeze({ name, source, secret, linkedByAddress, repeatable, call }));
  }
  return steps;
}

type Method = (...parameters: never[]) => unknown;

/** Methods of a class and its ancestors; those of the class itself win. */
function methodsOf(instance: object): ReadonlyMap<PropertyKey, Method> {
  const methods = new Map<PropertyKey, Method>();
  const marks = new Set<PropertyKey>();
  let prototype = Object.getPrototypeOf(instance) as object | null;
  while (prototype && prototype !== Object.prototype) {
    for (const name of Reflect.ownKeys(prototype)) {
      const value = Object.getOwnPropertyDescriptor(prototype, name)?.value as unknown;
      if (name === 'constructor' || typeof value !== 'function' || marks.has(name)) continue;
      marks.add(name);
      methods.set(name, value as Method);
    }
    prototype = Object.getPrototypeOf(prototype) as object | null;
  }
  return methods;
}

function asEventSource(where: string, source: unknown): EventSource {
  const classes = eventClasses(source);
  if (classes.length > 0 && classes.every((type) => isEventClass(type))) return source as EventSource;
  throw malformed(
    where,
    'the event of its @Step is no event class (undefined here is a sign of a circular import); use one of this library or extend CallEvent',
  );
}

const isEventClass = (type: unknown): boolean =>
  typeof type === 'function' && type.prototype instanceof CallEvent;

function callsTakenBy(start: InstalledStep, className: string): FlowCalls {
  const classes = eventClasses(start.source);
  const takes = (known: unknown) => (type: unknown) =>
    type === known || (typeof type === 'function' && type.prototype instanceof (known as typeof CallEvent));
  const [incoming, outgoing] = [IncomingCall, OutgoingCall].map(
    (known) => classes.filter(takes(known)).length,
  );
  if ((!incoming && !outgoing) || classes.length !== (incoming ?? 0) + (outgoing ?? 0))
    throw new FlowError(
      'twiml/start-takes-wrong-event',
      `${className}.start takes ${start.source.name}. A call begins with IncomingCall, OutgoingCall or, for both, CallStarted.`,
    );
  if (incoming && outgoing) return 'both';
  return incoming ? 'incoming' : 'outgoing';
}

const malformed = (where: string, why: string): FlowError =>
  new FlowError('twiml/malformed-step', `${where} cannot be a step: ${why}.`);

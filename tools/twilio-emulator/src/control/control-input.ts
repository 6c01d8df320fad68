import { isOddCaller } from '../calls/addresses';
import { toE164 } from '../calls/geography';
import { type NumberPlan, readScript } from '../world/script';

/** What is wrong with a request to the control API; answered 400. */
export class ControlInputError extends Error {}

export function readText(body: unknown, name: string): string {
  const value = field(body, name);
  if (typeof value !== 'string' || value === '') throw new ControlInputError(`${name} must be a text`);
  return value;
}

export function readNumber(body: unknown, name: string, otherwise: number): number {
  const value = field(body, name) ?? otherwise;
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new ControlInputError(`${name} must be a number`);
  return value;
}

export function readFlag(body: unknown, name: string): boolean | undefined {
  const value = field(body, name);
  if (value === undefined || typeof value === 'boolean') return value;
  throw new ControlInputError(`${name} must be true or false`);
}

export function readPhoneNumber(body: unknown, name: string, otherwise?: string): string {
  const value = field(body, name) ?? otherwise;
  const number = typeof value === 'string' ? toE164(value) : undefined;
  if (number === undefined) throw new ControlInputError(`${name} must be a phone number in E.164`);
  return number;
}

/** Who calls: a phone number, or one of the callers that have none. */
export function readCaller(body: unknown, name: string, otherwise: string): string {
  const value = field(body, name) ?? otherwise;
  if (typeof value === 'string' && isOddCaller(value)) return value;
  return readPhoneNumber(body, name, otherwise);
}

export function readDigits(body: unknown): string {
  const digits = readText(body, 'digits');
  if (!/^[0-9*#A-D]+$/.test(digits)) throw new ControlInputError('digits may hold 0-9 * # A-D');
  return digits;
}

const REACTIONS: readonly NumberPlan['onRing'][] = ['answer', 'busy', 'ring', 'reject', 'fail', 'unassigned'];

/** What a number of the outside world is to do from now on. */
export function readPlan(body: unknown): NumberPlan {
  const onRing = REACTIONS.find((reaction) => reaction === (field(body, 'onRing') ?? 'answer'));
  if (!onRing) throw new ControlInputError(`onRing must be one of ${REACTIONS.join(', ')}`);
  return {
    onRing,
    afterMs: readNumber(body, 'afterMs', 0),
    steps: readSteps(field(body, 'script')),
    repeats: field(body, 'repeats') === true,
    ...(field(body, 'echoDelayMs') === undefined ? {} : { echoDelayMs: readNumber(body, 'echoDelayMs', 0) }),
  };
}

/** {@link readScript}, its complaint turned into one about the request. */
export function readSteps(script: unknown): NumberPlan['steps'] {
  try {
    return readScript(script);
  } catch (error) {
    throw new ControlInputError(error instanceof Error ? error.message : String(error));
  }
}

/** A field of a JSON object; `undefined` of anything else. */
export function field(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined;
}

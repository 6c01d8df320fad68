import type { CallEvent } from './call-event';

/** Turns the text of a parameter (undefined: it was not sent) into the value of a property. */
export type ParamReader = (text: string | undefined) => unknown;

export interface ParamSource {
  readonly property: string;
  readonly parameter: string;
  readonly read: ParamReader;
  readonly once: boolean;
}

export interface FromParamOptions {
  /** Sent twice with different values, the event is refused: for what says who calls. */
  readonly once?: boolean;
}

const sources = new WeakMap<object, ParamSource[]>();

const asIs: ParamReader = (text) => text;

/** Says which parameter of Twilio's a property of an event class holds. */
export function FromParam(
  parameter: string,
  read: ParamReader = asIs,
  { once = false }: FromParamOptions = {},
): (prototype: CallEvent, property: string) => void {
  return (prototype, property) => {
    const own = sources.get(prototype) ?? [];
    own.push({ property, parameter, read, once });
    sources.set(prototype, own);
  };
}

/** The parameters of an event class, those of its ancestors first. */
export function paramSources(prototype: object): readonly ParamSource[] {
  const parent = Object.getPrototypeOf(prototype) as object | null;
  return [...(parent ? paramSources(parent) : []), ...(sources.get(prototype) ?? [])];
}

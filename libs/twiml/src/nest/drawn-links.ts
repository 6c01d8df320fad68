import type { InstalledFlow } from './installed-flow';
import { methodBodies } from './method-bodies';

/** Where a step leads, as far as its code says. */
export interface DrawnLinks {
  /** Steps of the same flow. */
  readonly steps: readonly string[];
  /** Ids of other flows. */
  readonly flows: readonly string[];
  /** It also leads to a flow that a setting names. */
  readonly bySetting: boolean;
}

const LITERAL = /(['"`])([\w-]+)\1/g;
const TO_STEP = /\.to\(([^,)]*)/g;
const TO_FLOW = /\.toFlow\(([^,)]*)/g;
/** `links.in(PersonFlow)`; a module may stand before the name, and a bundler numbers names that it has twice. */
const IN_FLOW = /\.in\(\s*(?:[\w$]+\.)?(\w+?)(?:\$\d+)?\s*\)(?:\s*\.to\([^)]*\))?/g;
const OWN_CALL = /this\.(#?\w+)\(/g;

/**
 * Reads from the code of each step where it leads: to the steps and flows that are named in the links it makes, and in those that
 * methods of its class make for it. A link made by a function outside of the class is not seen.
 *
 * @param flows all that are installed
 */
export function drawnLinks(
  flow: InstalledFlow,
  flows: readonly InstalledFlow[],
): ReadonlyMap<string, DrawnLinks> {
  const bodies = codeOf(flow.type);
  return new Map(
    [...flow.steps.keys()].map((name) => [name, linksIn(textOf(name, bodies), flow, flows)] as const),
  );
}

function linksIn(text: string, flow: InstalledFlow, flows: readonly InstalledFlow[]): DrawnLinks {
  const handed = [...text.matchAll(IN_FLOW)].flatMap(([, name]) =>
    flows.filter(({ type }) => nameOf(type) === name),
  );
  const rest = text.replaceAll(IN_FLOW, '');
  const named = literalsIn(rest, TO_FLOW).filter((id) => flows.some((one) => one.id === id));
  const steps = literalsIn(rest, TO_STEP).filter((step) => flow.steps.has(step));
  return {
    steps: [...new Set(steps)],
    flows: [...new Set([...handed.map(({ id }) => id), ...named])].filter((id) => id !== flow.id),
    bySetting: [...rest.matchAll(TO_FLOW)].some(([, target = '']) => target.search(/^\s*['"`]/) === -1),
  };
}

const literalsIn = (text: string, links: RegExp): string[] =>
  [...text.matchAll(links)].flatMap(([, target = '']) =>
    [...target.matchAll(LITERAL)].map(([, , name = '']) => name),
  );

/** The code of a step, with that of the methods which it calls, each once. */
function textOf(step: string, bodies: ReadonlyMap<string, string>): string {
  const read = new Set([step]);
  // A set that grows is walked to its new end.
  for (const name of read) {
    for (const [, called = ''] of (bodies.get(name) ?? '').matchAll(OWN_CALL))
      if (bodies.has(called)) read.add(called);
  }
  return [...read].map((name) => bodies.get(name) ?? '').join('\n');
}

const nameOf = (type: object): string => (type as { name?: string }).name ?? '';

/** Parsed once: the text of a class does not change. */
const CODE = new WeakMap<object, ReadonlyMap<string, string>>();

/** The code of all methods of a class and its ancestors, private ones too: only the text of a class has those. */
export function codeOf(type: object): ReadonlyMap<string, string> {
  const known = CODE.get(type);
  if (known) return known;
  const parent = Object.getPrototypeOf(type) as object | null;
  const inherited = parent && parent !== Function.prototype ? codeOf(parent) : [];
  const own = typeof type === 'function' ? methodBodies(Function.prototype.toString.call(type)) : [];
  const code = new Map([...inherited, ...own]);
  CODE.set(type, code);
  return code;
}

import { codeOf } from './drawn-links';
import type { InstalledFlow, InstalledStep } from './installed-flow';
import { verbLists } from './verb-lists';

/**
 * What is most likely a mistake in a flow, though it runs: no link leads to a step, verbs stand after one that ends the document, or
 * a `gather()` stands last, after which Twilio hangs up where nothing comes.
 */
export type FlowWarningKind = 'unlinked-step' | 'verb-after-end' | 'no-fall-through';

export interface FlowWarning {
  readonly flow: string;
  readonly step: string;
  readonly kind: FlowWarningKind;
  /** What to do about it. */
  readonly message: string;
}

/** Twilio asks these again where their verbs are over. */
const ASKED_AGAIN: readonly string[] = ['QueueWait', 'ConferenceWait'];

/**
 * Reads all flows for what is most likely a mistake. It goes by the text of the code: what a function outside of the class
 * does is not seen.
 */
export function warningsOf(flows: readonly InstalledFlow[]): FlowWarning[] {
  const named = new Set(flows.flatMap((flow) => namedSteps(flow)));
  return flows.flatMap((flow) => {
    const bodies = codeOf(flow.type);
    return [...flow.steps.values()].flatMap((step) =>
      kindsOf(
        step,
        bodies,
        named.has(`${flow.id}.${step.name}`) || named.has(`${nameOf(flow)}.${step.name}`),
      ).map((kind) => ({
        flow: flow.id,
        step: step.name,
        kind,
        message: MESSAGES[kind](`${nameOf(flow)}.${step.name}`),
      })),
    );
  });
}

function kindsOf(
  step: InstalledStep,
  bodies: ReadonlyMap<string, string>,
  isNamed: boolean,
): FlowWarningKind[] {
  const { endsEarly, endsAsking } = verbLists(bodies.get(step.name));
  const kinds: FlowWarningKind[] = [];
  if (step.name !== 'start' && !step.linkedByAddress && !isNamed) kinds.push('unlinked-step');
  if (endsEarly) kinds.push('verb-after-end');
  if (!ASKED_AGAIN.includes(step.source.name) && endsAsking) kinds.push('no-fall-through');
  return kinds;
}

const TO_STEP = /\.to\(([^,)]*)/g;
const IN_FLOW = /\.in\(\s*(?:[\w$]+\.)?(\w+?)(?:\$\d+)?\s*\)\s*\.to\(([^,)]*)/g;
const LITERAL = /(['"`])(\w+)\1/g;

/** `flow.step` for links within a flow, `ClassName.step` for those into another. */
function namedSteps(flow: InstalledFlow): string[] {
  const text = [...codeOf(flow.type).values()].join('\n');
  const others = [...text.matchAll(IN_FLOW)].flatMap(([, name = '', target = '']) =>
    literals(target).map((step) => `${name}.${step}`),
  );
  const own = [...text.replaceAll(IN_FLOW, '').matchAll(TO_STEP)].flatMap(([, target = '']) =>
    literals(target),
  );
  return [...others, ...own.map((step) => `${flow.id}.${step}`)];
}

const literals = (text: string): string[] => [...text.matchAll(LITERAL)].map(([, , step = '']) => step);
const nameOf = ({ type }: InstalledFlow): string => (type as { name?: string }).name ?? '?';

const MESSAGES: Readonly<Record<FlowWarningKind, (step: string) => string>> = {
  'unlinked-step': (step) =>
    `No link leads to ${step}. Link to it, remove it, or say @Step(…, { linkedByAddress: true }) where it is called by its address.`,
  'verb-after-end': (step) =>
    `${step} answers verbs after redirect(), hangup(), reject() or leave(): nobody hears them.`,
  'no-fall-through': (step) =>
    `${step} answers a gather() last: where nothing is pressed or said, Twilio hangs up. Put a redirect() or hangup() after it, or set actionOnEmptyResult.`,
};

import type { AnsweringFlow, FlowField, FlowOptions, MenuChoice } from '@centralita/shared-types';

export type OptionValues = Readonly<Record<string, unknown>>;

/** Where a setting that names a flow leads as long as nothing was chosen. */
export const FIRST_FLOW = 'person';

const flowsIn = (fields: readonly FlowField[], values: OptionValues): string[] =>
  fields.flatMap(({ name, kind, required }) => {
    const value = values[name];
    if (kind === 'flow') return typeof value === 'string' ? [value] : required ? [FIRST_FLOW] : [];
    if (kind !== 'choices') return [];
    return ((value ?? []) as MenuChoice[]).flatMap(({ flow }) => (flow ? [flow] : []));
  });

/** The flow that answers, and all that it may hand the call to, each once, as far as they have settings. */
export function flowsToSet(
  flows: readonly AnsweringFlow[],
  first: string,
  options: FlowOptions,
): AnsweringFlow[] {
  const found: AnsweringFlow[] = [];
  const ahead = [first];
  for (let id = ahead.shift(); id !== undefined; id = ahead.shift()) {
    const flow = flows.find((one) => one.id === id);
    if (!flow || found.includes(flow)) continue;
    found.push(flow);
    ahead.push(...flowsIn(flow.fields, (options[id] ?? {}) as OptionValues));
  }
  return found.filter(({ fields }) => fields.length > 0);
}

const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0) ||
  value === false;

/** Required settings that are missing; none where nothing was entered at all: then the flow goes by itself. */
export function missingIn(fields: readonly FlowField[], values: OptionValues): string[] {
  if (fields.every(({ name }) => isBlank(values[name]))) return [];
  return fields
    .filter(({ name, kind, required }) => required && kind === 'text' && isBlank(values[name]))
    .map(({ name }) => name);
}

/** As the server takes it: what was left blank is not sent. */
export function cleanOptions(flows: readonly AnsweringFlow[], options: FlowOptions): FlowOptions {
  return Object.fromEntries(
    flows.flatMap(({ id, fields }) => {
      const values = (options[id] ?? {}) as OptionValues;
      if (fields.every(({ name }) => isBlank(values[name]))) return [];
      return [[id, Object.fromEntries(fields.flatMap((field) => cleanField(field, values[field.name])))]];
    }),
  );
}

function cleanField({ name, kind, required }: FlowField, value: unknown): [string, unknown][] {
  if (kind === 'choices') return [[name, ((value ?? []) as MenuChoice[]).map(cleanChoice)]];
  if (kind === 'periods') return [[name, value ?? []]];
  if (kind === 'flow' && required) return [[name, isBlank(value) ? FIRST_FLOW : value]];
  if (isBlank(value)) return [];
  return [[name, typeof value === 'string' ? value.trim() : value]];
}

const cleanChoice = ({ digit, words, text, flow }: MenuChoice): MenuChoice => ({
  digit,
  ...(words?.trim() && { words: words.trim() }),
  ...(text?.trim() && { text: text.trim() }),
  ...(flow && { flow }),
});

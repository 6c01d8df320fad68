import { parseExpressionAt, type AnyNode, type ArrayExpression, type Expression } from 'acorn';

const ENDING: readonly string[] = ['redirect', 'hangup', 'reject', 'leave'];
/** A bundler numbers names that it has twice. */
const NUMBERED = /\$\d+$/;

/** What the lists of verbs in a method say. */
export interface VerbLists {
  /** One has something after a verb that ends the document. */
  readonly endsEarly: boolean;
  /** One that it answers ends in a `gather()` of keys or words that may not come. */
  readonly endsAsking: boolean;
}

/** @param method as it stands in the text of its class; without it nothing is said */
export function verbLists(method: string | undefined): VerbLists {
  if (method === undefined) return { endsEarly: false, endsAsking: false };
  const options = { ecmaVersion: 'latest', checkPrivateFields: false } as const;
  const nodes = [...within(parseExpressionAt(`class { ${method} }`, 0, options))];
  const lists = nodes.filter((node) => node.type === 'ArrayExpression');
  const answers = nodes.flatMap((node) => (node.type === 'ReturnStatement' ? listsOf(node.argument) : []));
  return {
    endsEarly: lists.some(({ elements }) =>
      elements.slice(0, -1).some((one) => ENDING.includes(verbOf(one))),
    ),
    endsAsking: answers.some(({ elements }) => asksInVain(elements.at(-1))),
  };
}

/** A tree, node by node. */
function* within(node: AnyNode): Generator<AnyNode> {
  yield node;
  for (const value of Object.values(node) as unknown[])
    for (const part of Array.isArray(value) ? (value as unknown[]) : [value])
      if (typeof part === 'object' && part !== null && 'type' in part) yield* within(part as AnyNode);
}

/** The lists that an expression may be. */
function listsOf(value: Expression | null | undefined): ArrayExpression[] {
  if (value?.type === 'ConditionalExpression')
    return [...listsOf(value.consequent), ...listsOf(value.alternate)];
  return value?.type === 'ArrayExpression' ? [value] : [];
}

/** The name of what an element of a list calls: `say` of `say(…)`, `twiml.say(…)` and `(0, twiml.say)(…)`. */
function verbOf(element: ArrayExpression['elements'][number] | undefined): string {
  if (element?.type !== 'CallExpression') return '';
  const { callee } = element;
  const named = callee.type === 'SequenceExpression' ? callee.expressions.at(-1) : callee;
  if (named?.type === 'Identifier') return named.name.replace(NUMBERED, '');
  return named?.type === 'MemberExpression' && named.property.type === 'Identifier'
    ? named.property.name
    : '';
}

function asksInVain(element: ArrayExpression['elements'][number] | undefined): boolean {
  if (element?.type !== 'CallExpression' || verbOf(element) !== 'gather') return false;
  const [attributes] = element.arguments;
  if (attributes?.type !== 'ObjectExpression') return true;
  return !attributes.properties.some(
    (one) =>
      one.type === 'Property' && one.key.type === 'Identifier' && one.key.name === 'actionOnEmptyResult',
  );
}

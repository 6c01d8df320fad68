import { parseExpressionAt, type MethodDefinition } from 'acorn';

/**
 * The methods of a class by their names, private ones with their `#`, each with its head, as they stand in the text of the class:
 * whether a compiler has left its lines or none.
 *
 * @param text what `Function.prototype.toString` says of the class
 */
export function methodBodies(text: string): ReadonlyMap<string, string> {
  // An ancestor that is Node's own has no text.
  if (text.includes('[native code]')) return new Map();
  const parsed = parseExpressionAt(text, 0, { ecmaVersion: 'latest' });
  if (parsed.type !== 'ClassExpression') return new Map();
  const bodies = new Map<string, string>();
  for (const member of parsed.body.body) {
    if (member.type !== 'MethodDefinition') continue;
    const name = nameOf(member);
    if (name !== undefined && !bodies.has(name)) bodies.set(name, text.slice(member.start, member.end));
  }
  return bodies;
}

/** Undefined of a computed name. */
function nameOf({ key, computed }: MethodDefinition): string | undefined {
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (computed) return undefined;
  return key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : undefined;
}

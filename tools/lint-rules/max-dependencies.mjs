/** A node of the syntax tree; TypeScript's own nodes are not in ESLint's types. @typedef {any} Node */

/**
 * Limits what one class (or one function outside a class, such as a signal store) asks for: parameters of the
 * constructor and calls of Angular's `inject()`. More is a sign of two jobs in one place.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const maxDependencies = {
  meta: {
    type: 'problem',
    docs: { description: 'Limit the dependencies that one class asks for.' },
    schema: [
      { type: 'object', properties: { max: { type: 'integer', minimum: 1 } }, additionalProperties: false },
    ],
    messages: {
      tooMany: "'{{name}}' asks for {{count}} dependencies; at most {{max}} are allowed. Divide it.",
    },
  },
  create(context) {
    const max = context.options[0]?.max ?? 7;
    /** @type {Map<Node, number>} */
    const counts = new Map();
    /**
     * @param {Node} owner
     * @param {number} count
     */
    const add = (owner, count) => counts.set(owner, (counts.get(owner) ?? 0) + count);
    return {
      'MethodDefinition[kind="constructor"]': (/** @type {Node} */ node) =>
        add(node.parent.parent, node.value.params.length),
      'CallExpression[callee.name="inject"]': (/** @type {Node} */ node) => add(ownerOf(node), 1),
      'Program:exit'() {
        for (const [owner, count] of counts) {
          if (count > max)
            context.report({ node: owner, messageId: 'tooMany', data: { name: nameOf(owner), count, max } });
        }
      },
    };
  },
};

/**
 * The nearest class around a call, else the statement of the file that it stands in.
 *
 * @param {Node} node
 * @returns {Node}
 */
function ownerOf(node) {
  let owner = node;
  while (owner.parent && owner.parent.type !== 'Program') {
    owner = owner.parent;
    if (owner.type === 'ClassDeclaration' || owner.type === 'ClassExpression') return owner;
  }
  return owner;
}

/** @param {Node} owner */
function nameOf(owner) {
  const declaration = owner.declaration ?? owner;
  return declaration.id?.name ?? declaration.declarations?.[0]?.id.name ?? 'this code';
}

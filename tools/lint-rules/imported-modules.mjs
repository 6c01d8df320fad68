/** A node of the syntax tree; TypeScript's own nodes are not in ESLint's types. @typedef {any} Node */

/**
 * Listener that calls `report(specifier, node, { typesOnly })` for every way in which a file can reach another module:
 * import, export … from, `import()`, `require()`, `import x = require()`, `import('x').Type`.
 *
 * @param {(specifier: string, node: Node, kind: { typesOnly: boolean }) => void} report
 * @returns {import('eslint').Rule.RuleListener}
 */
export function importedModules(report) {
  /**
   * @param {Node} node
   * @param {Node} source
   * @param {boolean} typesOnly
   */
  const visit = (node, source, typesOnly) => {
    const specifier = textOf(source);
    if (specifier !== undefined) report(specifier, node, { typesOnly });
  };
  return {
    ImportDeclaration: (/** @type {Node} */ node) =>
      visit(node, node.source, isTypesOnly(node.importKind, node.specifiers, 'importKind')),
    ExportNamedDeclaration: (/** @type {Node} */ node) =>
      visit(node, node.source, isTypesOnly(node.exportKind, node.specifiers, 'exportKind')),
    ExportAllDeclaration: (/** @type {Node} */ node) => visit(node, node.source, node.exportKind === 'type'),
    ImportExpression: (node) => visit(node, node.source, false),
    CallExpression: (/** @type {Node} */ node) => {
      if (node.callee.type === 'Identifier' && node.callee.name === 'require')
        visit(node, node.arguments[0], false);
    },
    TSExternalModuleReference: (/** @type {Node} */ node) =>
      visit(node, node.expression, node.parent.importKind === 'type'),
    TSImportType: (/** @type {Node} */ node) => visit(node, node.source, true),
  };
}

/**
 * `import type {…}`, or an import whose every name is marked `type`.
 *
 * @param {string | undefined} kind
 * @param {Node[]} specifiers
 * @param {'importKind' | 'exportKind'} key
 */
function isTypesOnly(kind, specifiers, key) {
  return (
    kind === 'type' || (specifiers.length > 0 && specifiers.every((specifier) => specifier[key] === 'type'))
  );
}

/**
 * The text of a string or of a template without holes; nothing for a computed one.
 *
 * @param {Node} node
 * @returns {string | undefined}
 */
function textOf(node) {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0].value.cooked;
  return undefined;
}

/**
 * Listener that calls `report(specifier, node, { typesOnly })` for every way in which a file can reach another module:
 * import, export … from, `import()`, `require()`, `import x = require()`, `import('x').Type`.
 *
 * @param {(specifier: string, node: import('eslint').Rule.Node, kind: { typesOnly: boolean }) => void} report
 * @returns {import('eslint').Rule.RuleListener}
 */
export function importedModules(report) {
  const visit = (node, source, typesOnly) => {
    const specifier = textOf(source);
    if (specifier !== undefined) report(specifier, node, { typesOnly });
  };
  return {
    ImportDeclaration: (node) =>
      visit(node, node.source, isTypesOnly(node, node.importKind, node.specifiers, 'importKind')),
    ExportNamedDeclaration: (node) =>
      visit(node, node.source, isTypesOnly(node, node.exportKind, node.specifiers, 'exportKind')),
    ExportAllDeclaration: (node) => visit(node, node.source, node.exportKind === 'type'),
    ImportExpression: (node) => visit(node, node.source, false),
    CallExpression: (node) => {
      if (node.callee.type === 'Identifier' && node.callee.name === 'require')
        visit(node, node.arguments[0], false);
    },
    TSExternalModuleReference: (node) => visit(node, node.expression, node.parent.importKind === 'type'),
    TSImportType: (node) => visit(node, node.source, true),
  };
}

/** `import type {…}`, or an import whose every name is marked `type`. */
function isTypesOnly(node, kind, specifiers, key) {
  return (
    kind === 'type' || (specifiers.length > 0 && specifiers.every((specifier) => specifier[key] === 'type'))
  );
}

/** The text of a string or of a template without holes; nothing for a computed one. */
function textOf(node) {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0].value.cooked;
  return undefined;
}

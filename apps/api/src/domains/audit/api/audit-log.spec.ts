import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AUDIT_DETAILS } from '@centralita/shared-types';
import ts from 'typescript';

const API = join(import.meta.dirname, '../../../..');

/** Every detail that some line of the API gives to `AuditLog.record`, with the place, as the compiler knows its type. */
function written(): { place: string; name: string }[] {
  const { config } = ts.readConfigFile(join(API, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, API);
  const paths = globSync('src/**/*.ts', { cwd: API })
    .filter((path) => !path.endsWith('.spec.ts'))
    .map((path) => join(API, path))
    .filter((path) => /\bAuditLog\b/.test(readFileSync(path, 'utf8')));
  const program = ts.createProgram(paths, { ...options, skipLibCheck: true });
  const checker = program.getTypeChecker();
  const found: { place: string; name: string }[] = [];

  const detailsOf = (entry: ts.Expression, place: string): void => {
    const details = checker.getTypeAtLocation(entry).getProperty('details');
    if (!details) return;
    const type = checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(details, entry));
    for (const each of type.isUnion() ? type.types : [type]) {
      const isOpen =
        each.aliasSymbol?.name === 'AuditDetails' || checker.getIndexInfosOfType(each).length > 0;
      if (isOpen) found.push({ place, name: 'anything' });
      for (const { name } of checker.getPropertiesOfType(each)) found.push({ place, name });
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { expression, name } = node.expression;
      const isLog = checker.getTypeAtLocation(expression).symbol?.name.endsWith('AuditLog') ?? false;
      const entry = node.arguments[1];
      if (isLog && name.text === 'record' && entry) {
        const file = node.getSourceFile();
        const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
        detailsOf(entry, `${file.fileName.slice(API.length + 1)}:${line}`);
      }
    }
    ts.forEachChild(node, visit);
  };
  for (const path of paths) visit(program.getSourceFile(path)!);
  return found;
}

describe('the details of the audit log', () => {
  const found = written();

  it('have each a name that pages have words for', () => {
    const known: readonly string[] = AUDIT_DETAILS;
    expect(found.filter(({ name }) => !known.includes(name))).toEqual([]);
  });

  it('are all written somewhere', () => {
    expect([...new Set(found.map(({ name }) => name))].sort()).toEqual([...AUDIT_DETAILS]);
  });
});

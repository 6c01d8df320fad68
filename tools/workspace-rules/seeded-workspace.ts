import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { root, runPackage } from './workspace';

/** What makes the rules: copied as it is. */
const RULES = [
  'eslint.config.mjs',
  'sheriff.config.ts',
  'nx.json',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'tools/lint-rules',
  'apps/api/project.json',
  'apps/api/tsconfig.json',
  'apps/web/project.json',
  'apps/web/tsconfig.json',
  'apps/web/tsconfig.app.json',
  'apps/web/tsconfig.spec.json',
  'libs/shared-types/project.json',
  'libs/shared-types/tsconfig.json',
  'libs/twiml/project.json',
  'libs/twiml/tsconfig.json',
  'tools/twilio-emulator/project.json',
  'tools/twilio-emulator/tsconfig.json',
];

export interface Finding {
  ruleId: string | null;
  message: string;
}

interface LintResult {
  filePath: string;
  messages: Finding[];
}

/**
 * Lints files that do not exist in the workspace: makes a workspace with the same rules and the given files in a
 * temporary folder, runs ESLint on it once, and removes it.
 *
 * @param files contents by path from the workspace's root
 * @returns findings by the same paths
 */
export function lintSeeds(files: ReadonlyMap<string, string>): Map<string, Finding[]> {
  const folder = mkdtempSync(join(tmpdir(), 'workspace-rules-'));
  try {
    for (const file of RULES) cpSync(join(root, file), join(folder, file), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    for (const [path, content] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    // The rule about project boundaries reads the graph that Nx left.
    runPackage('nx', ['show', 'projects'], folder);
    const { stdout, stderr } = runPackage('eslint', ['.', '--format', 'json'], folder);
    const results = parse(stdout, stderr);
    return new Map(
      results.map(({ filePath, messages }) => [relative(folder, filePath).split(sep).join('/'), messages]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function parse(stdout: string, stderr: string): LintResult[] {
  const start = stdout.indexOf('[{');
  if (start < 0) throw new Error(`ESLint gave no results:\n${stdout}\n${stderr}`);
  return JSON.parse(stdout.slice(start)) as LintResult[];
}

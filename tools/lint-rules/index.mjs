import { confinedImports } from './confined-imports.mjs';
import { kebabCaseFile } from './kebab-case-file.mjs';
import { maxDependencies } from './max-dependencies.mjs';
import { noDomainCycles } from './no-domain-cycles.mjs';

/** Rules of this workspace that no published plugin has. */
export const workspaceRules = {
  meta: { name: 'workspace' },
  rules: {
    'confined-imports': confinedImports,
    'kebab-case-file': kebabCaseFile,
    'max-dependencies': maxDependencies,
    'no-domain-cycles': noDomainCycles,
  },
};

import { confinedImports } from './confined-imports.mjs';
import { maxDependencies } from './max-dependencies.mjs';
import { noDomainCycles } from './no-domain-cycles.mjs';
import { ownTables } from './own-tables.mjs';

/** Rules of this workspace that no published plugin has. */
export const workspaceRules = {
  meta: { name: 'workspace' },
  rules: {
    'confined-imports': confinedImports,
    'max-dependencies': maxDependencies,
    'no-domain-cycles': noDomainCycles,
    'own-tables': ownTables,
  },
};

// npm run e2e: the browser tests alone, on what npm run build made. Arguments go to Playwright:
//   npm run e2e -- outgoing                     what has that in its name
//   npm run e2e -- --project=pages -g phone     one project of the two
import { spawnSync } from 'node:child_process';
import { root, workspaceEnvironment, workspaceNode } from '../shared/workspace-node.mjs';
import { browserTests, PROJECTS } from './browser-tests.mjs';

const wanted = process.argv.slice(2);
const named = wanted.filter((word) => word.startsWith('--project='));
const chosen = PROJECTS.filter((project) => named.length === 0 || named.includes(`--project=${project}`));
if (chosen.length === 0) process.stderr.write(`No such project: ${named.join(', ')}\n`);
const codes = chosen.map(browserTests).map(
  ({ args, env }) =>
    spawnSync(workspaceNode(), [...args, '--pass-with-no-tests', ...wanted], {
      cwd: root,
      env: workspaceEnvironment(env),
      stdio: 'inherit',
    }).status ?? 1,
);
process.exit(chosen.length === 0 ? 2 : Math.max(...codes));

// npm run e2e: the browser tests alone, on what npm run build made. Arguments go to Playwright: npm run e2e -- outgoing
import { spawnSync } from 'node:child_process';
import { root, workspaceEnvironment, workspaceNode } from '../start/workspace-node.mjs';
import { browserTests } from './browser-tests.mjs';

const wanted = process.argv.slice(2);
const codes = browserTests().map(
  ({ args, env }) =>
    spawnSync(workspaceNode(), [...args, '--pass-with-no-tests', ...wanted], {
      cwd: root,
      env: workspaceEnvironment(env),
      stdio: 'inherit',
    }).status ?? 1,
);
process.exit(Math.max(...codes));

// npm run e2e: the browser tests alone, on what npm run build made. Arguments go to Playwright:
//   npm run e2e -- outgoing                     what has that in its name
//   npm run e2e -- --project=pages -g phone     one project of the two
import { spawnSync } from 'node:child_process';
import { root, workspaceEnvironment, workspaceNode } from '../shared/workspace-node.mjs';
import { browserTests } from './browser-tests.mjs';

const wanted = process.argv.slice(2);
const chosen = wanted.filter((word) => word.startsWith('--project='));
const tests = browserTests().filter(
  ({ args }) => chosen.length === 0 || chosen.some((one) => args.includes(one)),
);
if (tests.length === 0) process.stderr.write(`No such project: ${chosen.join(', ')}\n`);
const codes = tests.map(
  ({ args, env }) =>
    spawnSync(workspaceNode(), [...args, '--pass-with-no-tests', ...wanted], {
      cwd: root,
      env: workspaceEnvironment(env),
      stdio: 'inherit',
    }).status ?? 1,
);
process.exit(tests.length === 0 ? 2 : Math.max(...codes));

// npm run e2e: the browser tests alone, on what npm run build made. Arguments go to Playwright: npm run e2e -- outgoing
import { spawn } from 'node:child_process';
import { packageScript, root, workspaceEnvironment, workspaceNode } from '../start/workspace-node.mjs';

const playwright = packageScript('@playwright/test', 'playwright');
const config = ['test', '-c', 'apps/web/e2e/playwright.config.ts'];
spawn(workspaceNode(), [playwright, ...config, ...process.argv.slice(2)], {
  cwd: root,
  env: workspaceEnvironment(),
  stdio: 'inherit',
}).once('exit', (code) => process.exit(code ?? 1));

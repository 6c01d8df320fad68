// Serves the web page while it is worked on. Angular's development server takes PORT for itself, which here is the API's:
// this gives each its own.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readPorts } from './ports.mjs';
import { packageScript, root, workspaceEnvironment, workspaceNode } from '../shared/workspace-node.mjs';

process.chdir(root);
if (existsSync('.env')) process.loadEnvFile('.env');
const { web, api } = readPorts(process.env);

const server = spawn(
  workspaceNode(),
  [packageScript('nx'), 'run', 'web:dev-server', '--port', String(web.port)],
  {
    stdio: 'inherit',
    env: workspaceEnvironment({
      PORT: String(web.port),
      API_PORT: String(api.port),
      // A daemon would outlive its caller.
      NX_DAEMON: 'false',
      NX_TUI: 'false',
      NG_CLI_ANALYTICS: 'false',
    }),
  },
);
server.once('exit', (code) => process.exit(code ?? 1));
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.on(signal, () => server.kill(signal));

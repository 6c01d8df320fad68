import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { workspaceEnvironment, workspaceNode } from '../start/workspace-node.mjs';
import { freshDataDir } from '../shared/account.mjs';

/**
 * Runs a bundled program of the API to its end.
 *
 * @param {string} file
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<any>} what it has measured
 */
export async function runMeasuring(file, env) {
  const child = spawn(workspaceNode(), [file], {
    env: workspaceEnvironment({
      NODE_ENV: 'production',
      LOG_LEVEL: 'silent',
      CENTRALITA_KEY: 'ab'.repeat(32),
      DATA_DIR: freshDataDir(),
      TWILIO_ACCOUNT_SID: '',
      TWILIO_EMULATOR_URL: '',
      ...env,
    }),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
  const [code] = await once(child, 'close');
  const [, json] = /^MEASURED (.*)$/m.exec(output) ?? [];
  if (!json) throw new Error(`The measured program ended with ${code} before it had measured: ${output}`);
  return JSON.parse(json);
}

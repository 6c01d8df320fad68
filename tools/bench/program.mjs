import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { buildApiProgram } from '../build/api-program.mjs';
import { SERVER_KEY } from '../shared/account.mjs';
import { temporaryFolder } from '../shared/temporary-folder.mjs';
import { workspaceEnvironment, workspaceNode } from '../shared/workspace-node.mjs';
import { onBothEngines } from './engines.mjs';

/**
 * Bundles a program of the API that measures, and runs it to its end on each engine.
 *
 * @param {string} main its main file, from the workspace's root
 * @param {NodeJS.ProcessEnv} env
 * @param {(engine: string, measured: any) => import('./row.mjs').BenchRow[]} rowsOf what it has measured
 */
export async function rowsOfProgram(main, env, rowsOf) {
  const program = await buildApiProgram(main);
  try {
    return await onBothEngines(async (engine, databaseUrl) => {
      const { stdout } = await promisify(execFile)(workspaceNode(), [program.file], {
        env: workspaceEnvironment({
          NODE_ENV: 'production',
          LOG_LEVEL: 'silent',
          CENTRALITA_KEY: SERVER_KEY,
          DATA_DIR: temporaryFolder(),
          TWILIO_ACCOUNT_SID: '',
          TWILIO_EMULATOR_URL: '',
          DATABASE_URL: databaseUrl,
          ...env,
        }),
        maxBuffer: 1e8,
      });
      const [, json] = /^MEASURED (.*)$/m.exec(stdout) ?? [];
      if (!json) throw new Error(`The measured program ended before it had measured: ${stdout}`);
      return rowsOf(engine, JSON.parse(json));
    });
  } finally {
    program.remove();
  }
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An account that nobody has: the shapes are Twilio's, the values are not. */
export const ACCOUNT = {
  accountSid: `AC${'0123456789abcdef'.repeat(2)}`,
  authToken: 'fedcba9876543210'.repeat(2),
  apiKeySid: `SK${'0123456789abcdef'.repeat(2)}`,
  apiKeySecret: 'BenchmarkSecret0BenchmarkSecret0',
  twimlAppSid: `AP${'0123456789abcdef'.repeat(2)}`,
  phoneNumber: '+12025550100',
};

/** The built API. */
export const API = 'dist/apps/api/main.js';

/** A folder for a measured API's data, removed when the bench ends. */
export function freshDataDir() {
  const folder = mkdtempSync(join(tmpdir(), 'centralita-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Settings of a measured API: nothing configured but its address, limits out of the way.
 *
 * @param {number} port
 * @returns {NodeJS.ProcessEnv}
 */
export function apiSettings(port) {
  return {
    HOST: '127.0.0.1',
    PUBLIC_BASE_URL: `http://127.0.0.1:${port}`,
    DATA_DIR: freshDataDir(),
    REQUESTS_PER_MINUTE: '100000',
    WEB_DIST: 'dist/apps/web',
    TWILIO_ACCOUNT_SID: '',
    TWILIO_EMULATOR_URL: '',
  };
}

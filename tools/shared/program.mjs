import { existsSync } from 'node:fs';

/** @param {string} line */
export const say = (line) => void process.stdout.write(`${line}\n`);

/** Takes in the settings of `.env`, where there is one. */
export const loadSettings = () => void (existsSync('.env') && process.loadEnvFile('.env'));

/**
 * Runs the main of a command, and ends with the code that it gives; what goes wrong is told in one line.
 *
 * @param {() => Promise<number>} main
 * @param {number} [failure] code where it throws
 */
export async function runMain(main, failure = 1) {
  try {
    process.exitCode = await main();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = failure;
  }
}

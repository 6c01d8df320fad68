import { CHROMIUM_ARGS, ensureChromium } from './chromium.mjs';

/** Jest's global setup: how specs launch this machine's Chromium, as Playwright's launch options in `TEST_CHROMIUM`. */
export default function offerChromium() {
  const executablePath = ensureChromium((line) => void process.stdout.write(`${line}\n`));
  process.env.TEST_CHROMIUM = JSON.stringify({ executablePath, args: CHROMIUM_ARGS });
}

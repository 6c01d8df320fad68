import { existsSync } from 'node:fs';
import { ensureProgram } from '../shared/system-program.mjs';

const PLACES = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
  ],
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: ['C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
};

const isRoot = process.getuid?.() === 0;

/**
 * Command line of Chromium for tests: headless, with a microphone that beeps, sound without a gesture, WebRTC over the
 * loopback interface, and nothing of its own on the network.
 *
 * @type {readonly string[]}
 */
export const CHROMIUM_ARGS = [
  '--headless=new',
  // Chromium's sandbox refuses to run as root.
  ...(isRoot ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  // A machine with no interface but the loopback gets no media otherwise.
  '--allow-loopback-in-peer-connection',
];

/**
 * The Chromium of this machine: `CHROMIUM_PATH`, or where the system keeps it.
 *
 * @returns {string | undefined}
 */
export function findChromium() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) return existsSync(chosen) ? chosen : undefined;
  return (PLACES[/** @type {keyof typeof PLACES} */ (process.platform)] ?? []).find((place) =>
    existsSync(place),
  );
}

/**
 * Finds Chromium, or installs it by apt (with espeak-ng, the emulator's voice) on a Debian machine where we are root.
 *
 * @param {(line: string) => void} say
 * @returns {string}
 * @throws {Error} one line that says what to do
 */
export const ensureChromium = (say) =>
  ensureProgram(
    {
      find: findChromium,
      packages: ['chromium', 'espeak-ng'],
      chosenBy: 'CHROMIUM_PATH',
      otherwise:
        'The browser tests need Chromium or Chrome: install it (Debian: apt-get install chromium espeak-ng), or set CHROMIUM_PATH to its program.',
    },
    say,
  );

/**
 * One thing that a scripted caller does, as the emulator's control API takes it.
 *
 * @typedef {{ do: 'wait' | 'hang-up', afterMs: number }
 *   | { do: 'speak', text: string, afterMs: number }
 *   | { do: 'press', digits: string, afterMs: number }
 *   | { do: 'tone', frequencyHz: number, durationMs: number, afterMs: number }} CallStep
 */

const LINES = 'wait 2 · press 1# · say Hello there · tone 440 1.5 · hang up';

/**
 * Reads what a caller does: a line for each thing, empty lines and those that begin with `#` left out. Seconds may have decimals.
 *
 * @param {string} text
 * @returns {CallStep[]}
 * @throws {Error} that names the line
 */
export function readCallScript(text) {
  let waitedMs = 0;
  /** @type {CallStep[]} */
  const steps = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const words = line.trim();
    if (words === '' || words.startsWith('#')) continue;
    const wait = /^wait (\d+(?:\.\d+)?)$/.exec(words);
    if (wait) {
      waitedMs += Number(wait[1]) * 1000;
      continue;
    }
    steps.push({ ...stepOf(words, index + 1), afterMs: waitedMs });
    waitedMs = 0;
  }
  return waitedMs > 0 ? [...steps, { do: 'wait', afterMs: waitedMs }] : steps;
}

/** @param {string} words @param {number} number of the line */
function stepOf(words, number) {
  const tone = /^tone (\d+(?:\.\d+)?) (\d+(?:\.\d+)?)$/.exec(words);
  if (tone)
    return /** @type {const} */ ({
      do: 'tone',
      frequencyHz: Number(tone[1]),
      durationMs: Number(tone[2]) * 1000,
    });
  const press = /^press ([0-9*#A-Dw]+)$/.exec(words);
  if (press?.[1]) return /** @type {const} */ ({ do: 'press', digits: press[1] });
  const said = /^say (\S.*)$/.exec(words);
  if (said?.[1]) return /** @type {const} */ ({ do: 'speak', text: said[1] });
  if (words === 'hang up') return /** @type {const} */ ({ do: 'hang-up' });
  throw new Error(`Line ${number} is no step: ${words}\nSteps are: ${LINES}`);
}

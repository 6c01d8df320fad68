/** The web server's table of files, again after each change. */
const NOISE = /^[^|]*\|[^|]*\|/;

const COLOURS = { emulator: 35, api: 36, web: 33 };

/**
 * Prints what the launcher says, and each line of a service behind the service's name.
 *
 * @param {NodeJS.WriteStream} output
 * @returns {import('./launcher.mjs').Screen}
 */
export function screen(output) {
  const colourful = output.isTTY && !process.env.NO_COLOR;
  /** @param {string} name */
  const prefix = (name) => {
    const colour = COLOURS[/** @type {keyof typeof COLOURS} */ (name)] ?? 37;
    return colourful ? `\u001b[${colour}m${name.padEnd(8)}│\u001b[0m ` : `${name.padEnd(8)}│ `;
  };
  return {
    say: (line) => void output.write(`${line}\n`),
    log: (service, line) => {
      if (line.trim() && !NOISE.test(line)) output.write(`${prefix(service)}${line}\n`);
    },
  };
}

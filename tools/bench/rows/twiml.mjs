import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { root } from '../../shared/workspace-node.mjs';
import { compare } from '../statistics.mjs';

const CORE = 'libs/twiml/src/core';
const BUILT = join(root, 'dist', 'bench', 'twiml');
const SIZES = [1, 6, 100];
const ROUND_MS = 120;
const CALLER = '+12025550123';
const SPEECH = { voice: 'Polly.Joanna-Neural', language: 'en-US' };

/** Building and rendering a document, against the vendor's `VoiceResponse`: the same XML, verbs of everyday calls. */
export async function twimlRows() {
  const ours = await loadCore();
  /** @type {import('../row.mjs').BenchRow[]} */
  const rows = [];
  for (const size of SIZES) {
    const build = () => documentByUs(ours, size);
    const buildTheirs = () => documentByTwilio(size);
    if (build() !== buildTheirs()) {
      throw new Error(`Not the same XML at ${size} verbs:\n${build()}\n${buildTheirs()}`);
    }
    const { ratio, ...times } = await compare(
      () => documentsPerSecond(build),
      () => documentsPerSecond(buildTheirs),
    );
    rows.push({
      what: `TwiML rendering, ${size} ${size === 1 ? 'verb' : 'verbs'}, against VoiceResponse`,
      value: ratio,
      unit: '× as fast',
      bar: { atLeast: 8 },
      note: `${micros(times.ours)} µs against ${micros(times.theirs)} µs a document, same XML`,
    });
  }
  return rows;
}

/** @param {number} perSecond */
const micros = (perSecond) => (1e6 / perSecond).toFixed(1);

/** @param {() => string} build */
function documentsPerSecond(build) {
  const began = process.hrtime.bigint();
  const until = began + BigInt(ROUND_MS) * 1_000_000n;
  let documents = 0;
  while (process.hrtime.bigint() < until) {
    for (let repeat = 0; repeat < 20; repeat += 1) build();
    documents += 20;
  }
  return documents / (Number(process.hrtime.bigint() - began) / 1e9);
}

/** The verbs of libs/twiml, built as the API's bundle builds them. */
async function loadCore() {
  const names = ['render', 'say', 'pause', 'play', 'gather', 'dial', 'number', 'ending'];
  const bundle = await rolldown({
    input: Object.fromEntries(names.map((name) => [name, join(root, CORE, `${name}.ts`)])),
    cwd: root,
    platform: 'node',
    tsconfig: join(root, 'libs/twiml/tsconfig.json'),
  });
  await bundle.write({
    dir: BUILT,
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name].mjs',
  });
  await bundle.close();
  const modules = await Promise.all(
    names.map((name) => import(pathToFileURL(join(BUILT, `${name}.mjs`)).href)),
  );
  return Object.assign({}, ...modules);
}

/**
 * @param {any} core
 * @param {number} size
 * @returns {string}
 */
function documentByUs({ renderTwiml, say, pause, play, gather, dial, number, hangup }, size) {
  const verbs = [];
  for (let index = 0; index < size; index += 1) {
    const kind = index % 6;
    if (kind === 0) verbs.push(say(`Thanks for calling, you are number ${index} & next.`, SPEECH));
    else if (kind === 1) verbs.push(pause({ lengthSec: 1 }));
    else if (kind === 2) verbs.push(play('https://example.com/music.mp3?a=1&b=2', { loop: 2 }));
    else if (kind === 3) {
      verbs.push(
        gather(
          { numDigits: 1, timeoutSec: 5, action: 'https://example.com/route?k=1&s=2' },
          say('Press 1.', SPEECH),
        ),
      );
    } else if (kind === 4) verbs.push(dial({ callerId: CALLER, timeoutSec: 20 }, number('+12025550147')));
    else verbs.push(hangup());
  }
  return renderTwiml(verbs);
}

/** @param {number} size */
function documentByTwilio(size) {
  const response = new VoiceResponse();
  for (let index = 0; index < size; index += 1) {
    const kind = index % 6;
    if (kind === 0)
      response.say(/** @type {any} */ (SPEECH), `Thanks for calling, you are number ${index} & next.`);
    else if (kind === 1) response.pause({ length: 1 });
    else if (kind === 2) response.play({ loop: 2 }, 'https://example.com/music.mp3?a=1&b=2');
    else if (kind === 3) {
      response
        .gather({ numDigits: 1, timeout: 5, action: 'https://example.com/route?k=1&s=2' })
        .say(/** @type {any} */ (SPEECH), 'Press 1.');
    } else if (kind === 4) response.dial({ callerId: CALLER, timeout: 20 }).number('+12025550147');
    else response.hangup();
  }
  return response.toString();
}

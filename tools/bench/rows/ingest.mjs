import { Agent, createServer } from 'node:http';
import { buildApiProgram } from '../../build/api-program.mjs';
import { ask } from '../../shared/ask.mjs';
import { listenOnFreePort } from '../../shared/listen-on-free-port.mjs';
import { onBothEngines } from '../engines.mjs';
import { startQuickstart } from '../measured-server.mjs';
import { MESSAGE_PARAMETER_COUNT, signedMessage } from '../signed-messages.mjs';
import { send, sendAll } from '../signed-requests.mjs';
import { compare, median, quantile, ROUNDS } from '../statistics.mjs';
import { teamServer } from './webhook.mjs';

const ACK = 'Un momento, estoy procesando tu mensaje... ⏳';
const AT_ONCE = 50;
const REQUESTS = Number(process.env.BENCH_REQUESTS ?? 1000);
const LOAD_PER_SECOND = 200;
/** The bar is for five minutes: `BENCH_LOAD_SECONDS=300 npm run bench -- ingest`. */
const LOAD_SECONDS = Number(process.env.BENCH_LOAD_SECONDS ?? 30);

/**
 * A message from its signed webhook to its acknowledgement, committed with the job that answers it, against the vendor's
 * stateless quickstart; and how long the acknowledgement takes under load while bot and provider hang.
 */
export async function ingestRows() {
  const program = await buildApiProgram('apps/api/test/bench/ingest-main.ts');
  try {
    const taken = await onBothEngines(async (engine, databaseUrl) => [
      await ingestRow(engine, await messageServer(databaseUrl, { program: program.file })),
    ]);
    return [...taken, ...(await onBothEngines(acknowledgementRows))];
  } finally {
    program.remove();
  }
}

/**
 * @param {string} databaseUrl
 * @param {Parameters<typeof teamServer>[1]} [how]
 */
async function messageServer(databaseUrl, how) {
  const { server, owner } = await teamServer(databaseUrl, how);
  return { server, owner, messageUrl: `${server.url}/webhooks/messages` };
}

/**
 * @param {string} engine
 * @param {Awaited<ReturnType<typeof messageServer>>} target
 * @returns {Promise<import('../row.mjs').BenchRow>}
 */
async function ingestRow(engine, { server, messageUrl }) {
  const quickstart = await startQuickstart({ REPLY: ACK });
  /** @type {number[]} */
  const rates = [];
  /**
   * @param {import('../measured-server.mjs').MeasuredServer} measured
   * @param {string} url
   */
  const cpu = async (measured, url) => {
    const requests = Array.from({ length: REQUESTS }, () => signedMessage(url));
    const { cpuMicros, perSecond } = await sendAll(measured, url, requests, { atOnce: AT_ONCE, answer: ACK });
    if (measured === server) rates.push(perSecond);
    return cpuMicros;
  };
  try {
    const { ratio, ours, theirs } = await compare(
      () => cpu(server, messageUrl),
      () => cpu(quickstart, `${quickstart.url}/message`),
    );
    return {
      what: `Message taken in by its signed webhook, committed with its job (${engine}), CPU a request, against the quickstart`,
      value: ratio,
      unit: '×',
      ...(engine === 'SQLite' ? { bar: { atMost: 2 }, goal: 1.5 } : { bar: {} }),
      note: `${ours.toFixed(0)} µs against ${theirs.toFixed(0)} µs, ${MESSAGE_PARAMETER_COUNT} parameters, ${AT_ONCE} at once, ${median(rates).toFixed(0)}/s, median of ${ROUNDS} interleaved rounds of ${REQUESTS}`,
    };
  } finally {
    await Promise.all([server.stop(), quickstart.stop()]);
  }
}

/**
 * Messages come at their times, whether those before are answered or not; neither the bot nor Twilio's REST API answers.
 *
 * @param {string} engine
 * @param {string} databaseUrl
 * @returns {Promise<import('../row.mjs').BenchRow[]>}
 */
async function acknowledgementRows(engine, databaseUrl) {
  const hanging = createServer(() => {});
  const port = await listenOnFreePort(hanging);
  const settings = {
    // Elsewhere than at the provider is refused in production.
    NODE_ENV: 'development',
    TWILIO_EMULATOR_URL: `http://127.0.0.1:${port}`,
    OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1`,
    OPENAI_API_KEY: 'a-key-that-nobody-checks',
    BOT_ANSWERS_PER_DAY: '1000000',
  };
  const { server, owner, messageUrl } = await messageServer(databaseUrl, { settings });
  try {
    // So that the bot is asked: there is an article about it.
    const article = { title: 'Tables', text: 'There are tables.', tags: ['table'], language: 'en' };
    await ask(`${server.url}/api/knowledge`, { cookie: owner, body: article });
    const { taken: times, refused } = await loaded(messageUrl);
    const note = `${times.length + refused} messages, ${LOAD_PER_SECOND} a second at their times, bot and REST API hanging`;
    return [
      {
        what: `Acknowledgement under load, 99 of 100 within (${engine})`,
        value: quantile(times, 0.99),
        unit: 'ms',
        bar: { atMost: 100 },
        note: `${note}; the median ${median(times).toFixed(1)} ms`,
      },
      {
        what: `Acknowledgement under load, the slowest (${engine})`,
        value: Math.max(...times),
        unit: 'ms',
        bar: { atMost: 1000 },
        note,
      },
      {
        what: `Messages refused under load (${engine})`,
        value: refused,
        unit: 'messages',
        bar: { atMost: 0 },
        note: `${note}; the times above are of the others; Twilio sends refused ones again`,
      },
    ];
  } finally {
    await server.stop();
    hanging.closeAllConnections();
    hanging.close();
  }
}

/**
 * @param {string} url
 * @returns {Promise<{ taken: number[], refused: number }>} milliseconds from when each was due to its acknowledgement
 */
async function loaded(url) {
  const agent = new Agent({ keepAlive: true });
  const count = LOAD_PER_SECOND * LOAD_SECONDS;
  const requests = Array.from({ length: count }, () => signedMessage(url));
  const began = performance.now();
  const answers = await Promise.allSettled(
    requests.map(async (request, index) => {
      const due = began + (index * 1000) / LOAD_PER_SECOND;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
      await send(agent, url, request, '<Response');
      return performance.now() - due;
    }),
  );
  agent.destroy();
  const taken = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  if (taken.length === 0) throw new Error(`${url} took none of ${answers.length} messages.`);
  return { taken, refused: answers.length - taken.length };
}

import { setTimeout as sleep } from 'node:timers/promises';

/** @typedef {(number: number) => Promise<{ status: number, body: string }>} Ask */

/**
 * Requests at a steady pace, whether or not the ones before were answered, while something happens.
 *
 * @param {number} perSecond
 * @param {Ask} ask
 * @param {() => Promise<void>} meanwhile
 * @returns {Promise<{ asked: number, refused: string[], slowestMs: number }>} refused: what was not 2xx
 */
export async function underLoad(perSecond, ask, meanwhile) {
  let isOver = false;
  let asked = 0;
  let slowestMs = 0;
  /** @type {string[]} */
  const refused = [];
  /** @type {Promise<void>[]} */
  const open = [];
  const one = async () => {
    const began = performance.now();
    try {
      const { status, body } = await ask((asked += 1));
      if (status < 200 || status > 299) refused.push(`${status} ${body.slice(0, 120)}`);
    } catch (error) {
      refused.push(String(error));
    }
    slowestMs = Math.max(slowestMs, performance.now() - began);
  };
  const asking = (async () => {
    while (!isOver) {
      open.push(one());
      await sleep(1000 / perSecond);
    }
  })();
  try {
    await sleep(300);
    await meanwhile();
    await sleep(700);
  } finally {
    isOver = true;
    await asking;
    await Promise.all(open);
  }
  return { asked, refused, slowestMs };
}

import type { DialogueBotState } from '../../domains/bot/ports/dialogue-bot';
import { fetchOutside } from '../../platform/rehearsal/fetch-outside';

const TIMEOUT_MS = 2_000;
const KEPT_MS = 5_000;
const REST_CHANNEL = /\/webhooks\/[^/]+\/webhook\/?$/;

/**
 * Asks Rasa's `/status`, which stands beside `/webhooks`. Anyone may ask for our health, so that the answer is kept for
 * some seconds. Source: https://rasa.com/docs/rasa/pages/http-api (GET /status)
 */
export class RasaStatus {
  #asked: Promise<DialogueBotState> | undefined;
  #askedAt = 0;

  constructor(private readonly webhookUrl: string | undefined) {}

  read(): Promise<DialogueBotState> {
    if (this.webhookUrl === undefined) return Promise.resolve('not-configured');
    const now = performance.now();
    if (!this.#asked || now > this.#askedAt + KEPT_MS) {
      this.#askedAt = now;
      this.#asked = ask(statusUrlOf(this.webhookUrl));
    }
    return this.#asked;
  }
}

/** `http://rasa:5005/webhooks/rest/webhook` → `http://rasa:5005/status` */
export function statusUrlOf(webhookUrl: string): string {
  const { origin, pathname } = new URL(webhookUrl);
  return REST_CHANNEL.test(pathname)
    ? `${origin}${pathname.replace(REST_CHANNEL, '/status')}`
    : `${origin}/status`;
}

async function ask(url: string): Promise<DialogueBotState> {
  try {
    const response = await fetchOutside('Rasa', url, {
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    // A Rasa with an auth token answers 401 to strangers: it is there. Its REST channel takes messages without one.
    return response.ok || response.status === 401 ? 'up' : 'down';
  } catch {
    return 'down';
  }
}

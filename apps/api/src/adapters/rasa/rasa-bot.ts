import { Injectable } from '@nestjs/common';
import type { BotAnswer, BotQuestion } from '../../domains/bot/ports/bot';
import { DialogueBot, type DialogueBotState } from '../../domains/bot/ports/dialogue-bot';
import { Config } from '../../platform/config/config';
import { ProviderError } from '../../platform/errors/provider-error';
import { fetchOutside } from '../../platform/rehearsal/fetch-outside';
import { RasaStatus } from './rasa-status';

const TIMEOUT_MS = 30_000;

/** One message of the answer. Source: https://rasa.com/docs/rasa/connectors/your-own-website#restinput */
interface RasaMessage {
  text?: unknown;
  buttons?: unknown;
  custom?: unknown;
}

/**
 * Asks Rasa by its REST channel: `{sender, message}` is answered by a list of messages. Rasa keeps its state under
 * `sender`, so that nothing of the conversation is sent again. It asks for a person by a custom message with
 * `hand_over: true` (`dispatcher.utter_message(json_message={"hand_over": True})`).
 */
@Injectable()
export class RasaBot extends DialogueBot {
  readonly name = 'rasa';
  readonly #status: RasaStatus;

  constructor(private readonly config: Config) {
    super();
    this.#status = new RasaStatus(config.rasaWebhookUrl);
  }

  get isConfigured(): boolean {
    return this.config.rasaWebhookUrl !== undefined;
  }

  state(): Promise<DialogueBotState> {
    return this.#status.read();
  }

  async answer({ conversationId, text, signal }: BotQuestion): Promise<BotAnswer | undefined> {
    const messages = await this.#post({ sender: conversationId, message: text }, signal);
    const answer = messages.flatMap(wordsOf).join(' ');
    const handOver = messages.some(asksForPerson);
    if (answer === '' && !handOver) return undefined;
    return { text: answer, ...(handOver && { handOver }) };
  }

  async #post(body: object, signal: AbortSignal): Promise<RasaMessage[]> {
    const { rasaWebhookUrl: url } = this.config;
    if (url === undefined)
      throw failure('rasa/not-configured', 'RASA_WEBHOOK_URL is empty: there is no Rasa to ask.');
    let response: Response;
    let answer: unknown;
    try {
      response = await fetchOutside('Rasa', url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      answer = response.ok ? await response.json() : await response.body?.cancel();
    } catch (cause) {
      throw unanswered(cause, signal);
    }
    if (!response.ok)
      throw failure('rasa/refused', `Rasa answered ${response.status}.`, { providerStatus: response.status });
    if (!Array.isArray(answer))
      throw failure('rasa/malformed', 'Rasa did not answer with a list of messages.');
    return answer.filter(
      (message): message is RasaMessage => typeof message === 'object' && message !== null,
    );
  }
}

/** What is said, and then what may be chosen. */
function wordsOf({ text, buttons }: RasaMessage): string[] {
  const titles = (Array.isArray(buttons) ? buttons : []).map(
    (button: { title?: unknown } | null) => button?.title,
  );
  return [text, ...titles].flatMap((word) => (typeof word === 'string' && word.trim() ? [word.trim()] : []));
}

const asksForPerson = ({ custom }: RasaMessage): boolean =>
  typeof custom === 'object' && custom !== null && (custom as { hand_over?: unknown }).hand_over === true;

function unanswered(cause: unknown, signal: AbortSignal): ProviderError {
  if (signal.aborted)
    return failure('rasa/too-slow', 'Rasa did not answer while its answer was waited for.', { cause });
  if (cause instanceof SyntaxError)
    return failure('rasa/malformed', 'Rasa did not answer with JSON.', { cause });
  return failure('rasa/unreachable', 'Rasa cannot be reached. Look whether it runs at RASA_WEBHOOK_URL.', {
    cause,
  });
}

const failure = (
  code: string,
  detail: string,
  more: { cause?: unknown; providerStatus?: number } = {},
): ProviderError => new ProviderError({ code, detail, retryable: true, ...more });

import type { Call } from '../calls/call';
import { Bridge } from '../media/bridge';
import type { VerbContext } from './verb-context';

export interface ConversationOptions {
  /** Any of these ends it. */
  over: readonly AbortSignal[];
  timeLimitSec: number;
  /** Whether a key of the first party is kept from the second. */
  keeps?: (digit: string) => boolean;
}

/** Two calls talk with each other, keys included, until one of them leaves. */
export async function talk(
  context: VerbContext,
  first: Call,
  second: Call,
  { over, timeLimitSec, keeps = () => false }: ConversationOptions,
): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const end = (): void => resolve();
  const timer = setTimeout(end, timeLimitSec * 1000);
  const bridge = new Bridge(context.services.clock, first.audio, second.audio);
  const stopKeys = [
    first.listen({
      digit: (digit) => {
        if (!keeps(digit)) second.audio.sendDigits(digit);
      },
    }),
    second.listen({ digit: (digit) => first.audio.sendDigits(digit) }),
  ];
  for (const signal of over) {
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
  }
  await promise;
  clearTimeout(timer);
  bridge.close();
  for (const stop of stopKeys) stop();
  for (const signal of over) signal.removeEventListener('abort', end);
}

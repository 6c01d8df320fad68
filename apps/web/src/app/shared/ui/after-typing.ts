import { effect, type Signal } from '@angular/core';

const PAUSE_MS = 250;

/**
 * Does something with what is typed, once the person pauses. Call it in an injection context.
 *
 * @param emptyAfterMs how long it waits where everything was deleted
 */
export const afterTyping = (
  typed: Signal<string>,
  deed: (words: string) => unknown,
  emptyAfterMs = PAUSE_MS,
): void => {
  effect((onCleanup) => {
    const words = typed().trim();
    const timer = setTimeout(() => void deed(words), words === '' ? emptyAfterMs : PAUSE_MS);
    onCleanup(() => clearTimeout(timer));
  });
};

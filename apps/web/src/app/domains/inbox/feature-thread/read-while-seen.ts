import { DOCUMENT, DestroyRef, effect, inject, signal, untracked } from '@angular/core';
import { ApiError } from '../../../shared/data-api/api-error';
import type { Thread } from '../data/thread';

/** What comes in while the conversation is open and the page is seen was read. Call it in an injection context. */
export function readWhileSeen(thread: Thread): void {
  const document = inject(DOCUMENT);
  const isSeen = signal(document.visibilityState !== 'hidden');
  const look = (): void => isSeen.set(document.visibilityState !== 'hidden');
  document.addEventListener('visibilitychange', look);
  inject(DestroyRef).onDestroy(() => document.removeEventListener('visibilitychange', look));
  effect(() => {
    const unread = thread.conversation()?.unread ?? 0;
    const isShown = thread.rows() !== undefined;
    if (unread === 0 || !isShown || !isSeen()) return;
    untracked(() => {
      thread.markRead().catch((error: unknown) => {
        // The next message, or the next look, tries again.
        if (!(error instanceof ApiError)) throw error;
      });
    });
  });
}

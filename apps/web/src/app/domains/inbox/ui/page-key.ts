import { DOCUMENT, DestroyRef, inject } from '@angular/core';

const BUSY = 'input, textarea, select, [contenteditable], [role="dialog"], [role="menu"]';

/**
 * A key of the page, wherever on it one is but in a field or a dialog. `deed` answers whether it meant something. Call it
 * in an injection context.
 */
export function pageKey(key: string, deed: () => boolean): void {
  const document = inject(DOCUMENT);
  const pressed = (event: KeyboardEvent): void => {
    const { defaultPrevented, ctrlKey, metaKey, altKey, target } = event;
    if (event.key.toLowerCase() !== key || defaultPrevented || ctrlKey || metaKey || altKey) return;
    if (target instanceof Element && target.closest(BUSY)) return;
    if (deed()) event.preventDefault();
  };
  document.addEventListener('keydown', pressed);
  inject(DestroyRef).onDestroy(() => document.removeEventListener('keydown', pressed));
}

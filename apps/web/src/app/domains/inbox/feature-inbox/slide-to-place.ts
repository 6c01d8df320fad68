import { afterRenderEffect } from '@angular/core';

const SLIDE = { duration: 220, easing: 'cubic-bezier(0.2, 0, 0, 1)' };

/**
 * Rows of a list (`data-slides` names each) that change their place slide there, so that the eye can follow. Call it in
 * an injection context.
 */
export function slideToPlace(host: HTMLElement, order: () => unknown): void {
  let before = new Map<string, number>();
  afterRenderEffect(() => {
    order();
    const now = new Map<string, number>();
    const still = host.ownerDocument.defaultView?.matchMedia?.('(prefers-reduced-motion: reduce)').matches;
    for (const row of host.querySelectorAll<HTMLElement>('[data-slides]')) {
      const name = row.dataset['slides'] ?? '';
      now.set(name, row.offsetTop);
      const from = before.get(name);
      if (still || from === undefined || from === row.offsetTop) continue;
      row.animate?.([{ transform: `translateY(${from - row.offsetTop}px)` }, { transform: 'none' }], SLIDE);
    }
    before = now;
  });
}

import { DOCUMENT, ElementRef, Injector, afterNextRender, inject, untracked } from '@angular/core';

const REACHED = 'a[href], button, input, select, summary, textarea';

/** Gives the focus on within a component when what had it goes away, so that keyboard and screen reader go on there. */
export interface NextFocus {
  /** To the first of these that will be there. */
  to(...selectors: string[]): void;
  /** Call it before a row goes: the answer leads to the row that takes its place, else as `to`. */
  afterRow(...selectors: string[]): () => void;
}

/** In an injection context of a component. */
export function nextFocus(): NextFocus {
  const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  const document = inject(DOCUMENT);
  const injector = inject(Injector);
  const once = (find: () => HTMLElement | null | undefined): void => {
    const focus = (): void => {
      const { activeElement, body } = document;
      // Whoever has gone on elsewhere meanwhile stays there.
      if (activeElement && activeElement !== body && !host.contains(activeElement)) return;
      const target = find();
      if (target && !target.matches(REACHED)) target.tabIndex = -1;
      target?.focus();
    };
    untracked(() => afterNextRender(focus, { injector }));
  };
  const first = (selectors: readonly string[]): HTMLElement | null | undefined =>
    selectors.map((selector) => host.querySelector<HTMLElement>(selector)).find((found) => found !== null);
  return {
    to: (...selectors) => once(() => first(selectors)),
    afterRow: (...selectors) => {
      const pressed = document.activeElement;
      const row = pressed?.closest('li');
      if (!pressed || !row || !host.contains(row)) return () => undefined;
      const place = [...(row.parentElement?.children ?? [])].indexOf(row);
      const which = [...row.querySelectorAll(REACHED)].indexOf(pressed);
      return () =>
        once(() => {
          const rows = host.querySelectorAll('ul > li');
          const there = rows[Math.min(place, rows.length - 1)]?.querySelectorAll<HTMLElement>(REACHED);
          return there?.[Math.min(which, there.length - 1)] ?? first(selectors);
        });
    },
  };
}

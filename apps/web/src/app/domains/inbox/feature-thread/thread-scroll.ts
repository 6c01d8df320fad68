import {
  DestroyRef,
  Injector,
  afterNextRender,
  effect,
  inject,
  signal,
  untracked,
  type Signal,
} from '@angular/core';
import type { ThreadRow } from '../data/models/thread-rows';

export interface ThreadScrollOptions {
  viewport: () => HTMLElement | undefined;
  /** What is shown: another one begins at its end. */
  of: () => string | undefined;
  rows: () => readonly ThreadRow[] | undefined;
  /** Id of a row that is shown first, in place of the end. */
  target: () => string | undefined;
  /** How many of the reader's own messages are on their way. */
  own: () => number;
}

export interface ThreadScroll {
  /** Messages that came below while the reader was further up. */
  readonly missed: Signal<number>;
  /** The reader has scrolled. */
  note(): void;
  toEnd(): void;
}

/** As near to the end the reader is at the end. */
const NEAR_PX = 48;

/**
 * Keeps the reader's place: what is earlier comes in above without moving it, what is new scrolls only whoever is at the
 * end or has just written. What is taller than the place for it, such as a mail, is read from its start. Call it in an
 * injection context.
 */
export function threadScroll({ viewport, of, rows, own, target }: ThreadScrollOptions): ThreadScroll {
  const injector = inject(Injector);
  const missed = signal(0);
  let atEnd = true;
  let wanted: string | undefined;
  /** The field grows, the keyboard opens, a mail has loaded: the end stays the end. */
  let sizes: ResizeObserver | undefined;
  let shown: { of?: string | undefined; first?: string; last?: string; own: number } = { own: 0 };

  const toEnd = (): void => {
    const element = viewport();
    if (element) element.scrollTop = element.scrollHeight;
    atEnd = true;
    missed.set(0);
  };
  const toLast = (): void => {
    toEnd();
    const element = viewport();
    const last = element?.querySelector('ol')?.lastElementChild;
    if (!element || !last) return;
    const above = element.getBoundingClientRect().top - last.getBoundingClientRect().top;
    if (above > 0) element.scrollTop -= above;
  };
  /** With the focus, so that it is read out, and arrows and Tab go on from there. */
  const toTarget = (id: string): boolean => {
    const rows = viewport()?.querySelectorAll<HTMLElement>('[data-row]') ?? [];
    const row = [...rows].find(({ dataset }) => dataset['row'] === id);
    if (!row) return false;
    row.scrollIntoView({ block: 'center' });
    row.focus({ preventScroll: true });
    wanted = undefined;
    atEnd = false;
    missed.set(0);
    return true;
  };
  const observeContent = (): void => {
    for (const part of viewport()?.children ?? []) sizes?.observe(part);
  };
  const note = (): void => {
    const element = viewport();
    if (!element) return;
    atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX;
    if (atEnd) missed.set(0);
  };

  // An effect of the component runs before its view is brought up to date: what is measured here is what was seen.
  effect(() => {
    const now = rows();
    const before = shown;
    shown = { of: of(), first: now?.[0]?.id ?? '', last: now?.at(-1)?.id ?? '', own: own() };
    const element = viewport();
    const fromEnd = element ? element.scrollHeight - element.scrollTop : 0;
    const isOther = before.of !== shown.of || before.last === '' || before.last === undefined;
    const hasWritten = shown.own > before.own;
    const isEarlier = !isOther && before.first !== shown.first && before.last === shown.last;
    const since = now ? now.length - 1 - now.findIndex(({ id }) => id === before.last) : 0;
    afterNextRender(
      () => {
        // Notes come by an answer of their own, maybe a moment later.
        if (isOther) wanted = untracked(target);
        if (wanted !== undefined && toTarget(wanted)) return;
        observeContent();
        if (hasWritten) return toEnd();
        if (isOther || atEnd) return toLast();
        if (isEarlier && element) element.scrollTop = element.scrollHeight - fromEnd;
        else if (since > 0) missed.update((count) => count + since);
      },
      { injector },
    );
  });

  afterNextRender(() => {
    const element = viewport();
    if (!element || typeof ResizeObserver === 'undefined') return;
    sizes = new ResizeObserver(() => atEnd && toLast());
    sizes.observe(element);
    observeContent();
  });
  inject(DestroyRef).onDestroy(() => sizes?.disconnect());

  return { missed: missed.asReadonly(), note, toEnd };
}

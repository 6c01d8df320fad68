import { Injector, afterNextRender, computed, inject, signal, type Signal } from '@angular/core';

export interface SuggesterOptions<Item> {
  field: () => HTMLTextAreaElement | undefined;
  /** What stands right before the caret where something is suggested: group 1 stays, group 2 is what is looked for. */
  begins: RegExp;
  find: (query: string) => readonly Item[];
  /** What stands in the text in place of what was typed. */
  insert: (item: Item) => string;
  write: (text: string) => void;
}

export interface Suggester<Item> {
  readonly items: Signal<readonly Item[]>;
  /** Index of the item that Enter takes. */
  readonly active: Signal<number>;
  /** The text or the caret has changed. */
  look(): void;
  /** A key in the field. @returns whether it was for the list */
  key(event: KeyboardEvent): boolean;
  choose(item: Item): void;
  close(): void;
}

/** Suggests while one writes: what fits is shown, and put in by Enter, Tab or a click. Call it in an injection context. */
export function suggester<Item>({
  field,
  begins,
  find,
  insert,
  write,
}: SuggesterOptions<Item>): Suggester<Item> {
  const injector = inject(Injector);
  const query = signal<string | undefined>(undefined);
  const chosen = signal(0);
  const items = computed(() => {
    const now = query();
    return now === undefined ? [] : find(now);
  });
  const active = computed(() => Math.min(chosen(), Math.max(0, items().length - 1)));
  const close = (): void => query.set(undefined);
  const before = (): string => field()?.value.slice(0, field()?.selectionStart) ?? '';

  const look = (): void => {
    const found = begins.exec(before())?.[2];
    if (found !== query()) chosen.set(0);
    query.set(found);
  };
  const choose = (item: Item): void => {
    const element = field();
    const begun = before();
    const match = begins.exec(begun);
    if (!element || !match) return;
    const start = begun.slice(0, match.index) + (match[1] ?? '') + insert(item);
    write(start + element.value.slice(begun.length));
    close();
    afterNextRender(
      () => {
        element.focus();
        element.setSelectionRange(start.length, start.length);
      },
      { injector },
    );
  };
  const key = (event: KeyboardEvent): boolean => {
    const all = items();
    if (event.isComposing) return false;
    const taken = all[active()];
    if (!taken) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) chosen.set((active() + step + all.length) % all.length);
    else if (event.key === 'Escape') close();
    else if (event.key === 'Enter' || event.key === 'Tab') choose(taken);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return { items, active, look, key, choose, close };
}

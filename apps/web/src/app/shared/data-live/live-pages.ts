import { computed, effect, signal, untracked, type Signal } from '@angular/core';
import type { ActivityKind, LiveEvent, Page } from '@centralita/shared-types';
import { settled } from '../data-api/remote';
import type { ApiError } from '../data-api/api-error';
import { liveRemote } from './live-remote';

export interface LivePagesOptions<Item> {
  /** What the list is of; another key begins anew. Nothing is asked while it is undefined. */
  of: () => string | undefined;
  kinds: readonly ActivityKind[];
  /** `after` is `next` of the page before. */
  ask: (key: string, after?: string) => Promise<Page<Item>>;
  /** Which of these events; all of them where it is absent. */
  concerns?: (event: LiveEvent, key: string) => boolean;
}

export interface LivePages<Item> {
  readonly items: Signal<readonly Item[] | undefined>;
  readonly hasMore: Signal<boolean>;
  readonly error: Signal<ApiError | undefined>;
  readonly loading: Signal<boolean>;
  readonly busy: Signal<boolean>;
  refresh(): Promise<void>;
  /** Adds the following page at the end. */
  more(): Promise<void>;
  /** Puts in what an answer to a change has already told: over what it was, else at the beginning. */
  put(item: Item): void;
  /** Takes out what an answer to a change has told to be gone. */
  drop(id: string): void;
}

/** The last of a page that was known before: all below it joins. */
const lastKnown = <Item extends { id: string }>(
  page: readonly Item[],
  before: readonly Item[],
): Item | undefined => {
  const ids = new Set(before.map(({ id }) => id));
  return page.findLast(({ id }) => ids.has(id));
};

/**
 * A long list, the latest first, that grows at both ends: what happens comes in above without moving what was fetched
 * below. Call it in an injection context.
 */
export const livePages = <Item extends { id: string }>({
  of,
  kinds,
  ask,
  concerns,
}: LivePagesOptions<Item>): LivePages<Item> => {
  const first = liveRemote<string, Page<Item>>({
    of,
    kinds,
    ask: (key) => ask(key),
    ...(concerns && { concerns }),
  });
  const known = signal<{ items: readonly Item[]; next: string | null } | undefined>(undefined);
  const moreError = signal<ApiError | undefined>(undefined);
  const fetching = signal(false);

  effect(() => {
    const page = first.value();
    untracked(() => {
      const before = known();
      const ids = new Set(page?.items.map(({ id }) => id));
      const joins = before?.items.some(({ id }) => ids.has(id));
      // More happened than a page holds: what is below would not join, and is asked for again. A whole list is a whole list.
      if (!page || !before || !joins || page.next === null) return known.set(page);
      // What stood among these and is not here any more has left the list.
      const last = before.items.findIndex(({ id }) => id === lastKnown(page.items, before.items)?.id);
      const below = before.items.slice(last + 1).filter(({ id }) => !ids.has(id));
      known.set({ items: [...page.items, ...below], next: before.next });
    });
  });

  return {
    items: computed(() => known()?.items),
    hasMore: computed(() => (known()?.next ?? null) !== null),
    error: computed(() => moreError() ?? first.error()),
    loading: computed(() => first.loading() || (first.value() !== undefined && known() === undefined)),
    busy: computed(() => fetching() || first.busy()),
    refresh: () => {
      moreError.set(undefined);
      return first.refresh();
    },
    drop: (id) =>
      known.update((before) => before && { ...before, items: before.items.filter((one) => one.id !== id) }),
    put: (item) =>
      known.update((before) => {
        if (!before) return before;
        const isKnown = before.items.some(({ id }) => id === item.id);
        const items = isKnown
          ? before.items.map((one) => (one.id === item.id ? item : one))
          : [item, ...before.items];
        return { ...before, items };
      }),
    async more() {
      const before = known();
      const key = of();
      if (!before?.next || key === undefined || fetching()) return;
      fetching.set(true);
      const answer = await settled(ask(key, before.next));
      fetching.set(false);
      if (of() !== key) return;
      moreError.set(answer.status === 'failed' ? answer.error : undefined);
      const now = known();
      if (answer.status !== 'done' || now?.next !== before.next) return;
      const ids = new Set(now.items.map(({ id }) => id));
      const below = answer.value.items.filter(({ id }) => !ids.has(id));
      known.set({ items: [...now.items, ...below], next: answer.value.next });
    },
  };
};

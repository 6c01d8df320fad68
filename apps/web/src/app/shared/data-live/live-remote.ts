import { DestroyRef, computed, effect, inject, signal, untracked, type Signal } from '@angular/core';
import type { ActivityKind, LiveEvent } from '@centralita/shared-types';
import { ApiError } from '../data-api/api-error';
import { LiveStream } from './live-stream';

export interface LiveRemoteOptions<Key, T> {
  /** What it depends on, such as the organisation; nothing is asked while it is undefined. */
  of: () => Key | undefined;
  /** Events after which the answer may be another. */
  kinds: readonly ActivityKind[];
  ask: (key: Key) => Promise<T>;
  /** Which of these events; all of them where it is absent. */
  concerns?: (event: LiveEvent, key: Key) => boolean;
  /**
   * After events it is asked at most this often, for what takes the server long: whatever happens in between counts once it is over.
   * By event where only some of them are many.
   */
  calmMs?: number | ((event: LiveEvent) => number);
}

/** Something of the server's that stays right by itself. */
export interface LiveRemote<T> {
  /** What is known; stays while it is asked again. Undefined at first, for another key, and once the server has it no more. */
  readonly value: Signal<T | undefined>;
  /** Why it is not known, or not known to be right. A lost connection is no fault of what is already shown. */
  readonly error: Signal<ApiError | undefined>;
  /** Under way, with nothing to show yet. */
  readonly loading: Signal<boolean>;
  readonly busy: Signal<boolean>;
  refresh(): Promise<void>;
  /** Puts in what an answer to a change has already told. */
  update(change: (value: T) => T): void;
}

const RETRY_MS = 5_000;
/** Events come in bursts; one question answers them all. */
const GATHER_MS = 60;

/** Asks, and asks again after live events, after a gap in them and after failures. Call it in an injection context. */
export const liveRemote = <Key extends string | number, T>({
  of,
  kinds,
  ask,
  concerns = () => true,
  calmMs = 0,
}: LiveRemoteOptions<Key, T>): LiveRemote<T> => {
  const stream = inject(LiveStream);
  const value = signal<T | undefined>(undefined);
  const failure = signal<ApiError | undefined>(undefined);
  const busy = signal(false);
  const key = computed(of);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let question = 0;
  let askedAt = 0;
  /** Of the timer; infinite where none runs. */
  let dueAt = Infinity;
  let over = false;

  const refresh = async (): Promise<void> => {
    clearTimeout(timer);
    dueAt = Infinity;
    const about = untracked(key);
    if (about === undefined || over) return;
    const mine = ++question;
    askedAt = Date.now();
    busy.set(true);
    try {
      const answer = await ask(about);
      if (mine !== question) return;
      value.set(answer);
      failure.set(undefined);
      busy.set(false);
    } catch (error) {
      if (mine !== question) return;
      busy.set(false);
      if (!(error instanceof ApiError)) throw error;
      failure.set(error);
      // What is gone is not shown any more, such as somebody who was erased. A proxy's 404 says nothing about it.
      if (error.status === 404 && error.problem) value.set(undefined);
      if (error.kind !== 'refused') later(RETRY_MS);
    }
  };
  const later = (ms: number): void => {
    clearTimeout(timer);
    dueAt = Date.now() + ms;
    if (!over) timer = setTimeout(() => void refresh(), ms);
  };

  effect(() => {
    key();
    untracked(() => {
      question++;
      value.set(undefined);
      failure.set(undefined);
      busy.set(false);
      void refresh();
    });
  });
  const heard = (event: LiveEvent): void => {
    const about = untracked(key);
    if (about === undefined || !concerns(event, about)) return;
    const now = Date.now();
    const waitMs = askedAt + (typeof calmMs === 'number' ? calmMs : calmMs(event)) - now;
    // What is about to be asked for another event is not asked later for this one.
    if (waitMs <= GATHER_MS || dueAt > now + waitMs) later(Math.max(GATHER_MS, waitMs));
  };
  const stops = [stream.on(kinds, heard), stream.onReload(() => later(GATHER_MS))];
  inject(DestroyRef).onDestroy(() => {
    over = true;
    question++;
    clearTimeout(timer);
    for (const stop of stops) stop();
  });

  return {
    value: value.asReadonly(),
    error: computed(() => {
      const error = failure();
      return error?.kind === 'offline' && value() !== undefined ? undefined : error;
    }),
    loading: computed(() => value() === undefined && failure() === undefined && key() !== undefined),
    busy: busy.asReadonly(),
    refresh,
    update: (change) => value.update((before) => (before === undefined ? before : change(before))),
  };
};

import { DOCUMENT, computed, inject } from '@angular/core';
import type { ApiConfig } from '@centralita/shared-types';
import {
  patchState,
  signalStore,
  withComputed,
  withHooks,
  withMethods,
  withProps,
  withState,
} from '@ngrx/signals';
import { ApiClient } from '../../../shared/data-api/api-client';
import { ApiError } from '../../../shared/data-api/api-error';

/** How often a visible page asks again, since a tunnel can come, go or change its address. */
const REFRESH_MS = 30_000;
/** How often it asks while the server is away. */
const RECONNECT_MS = 5_000;

interface ServerConfigState {
  config: ApiConfig | undefined;
  /** `failed` keeps the last known config: the server was there and may be back soon. */
  status: 'loading' | 'ready' | 'failed';
  error: ApiError | undefined;
}

/** What this server is and can do (`GET /api/config`), kept fresh while the page is seen. */
export const ServerConfig = signalStore(
  { providedIn: 'root' },
  withState<ServerConfigState>({ config: undefined, status: 'loading', error: undefined }),
  withProps(() => ({ _api: inject(ApiClient), _window: inject(DOCUMENT).defaultView })),
  withComputed(({ config }) => ({
    /** Present when this server talks to the Twilio emulator. */
    emulator: computed(() => config()?.emulator),
    /** False when this server takes no credentials from people. */
    personalMode: computed(() => config()?.personalMode !== 'off'),
  })),
  withMethods((store) => {
    let asking: Promise<void> | undefined;
    const ask = async (): Promise<void> => {
      try {
        const config = await store._api.get<ApiConfig>('/api/config', { timeoutMs: 8_000 });
        patchState(store, { config, status: 'ready', error: undefined });
      } catch (error) {
        const known = error instanceof ApiError ? error : new ApiError('failed', 0);
        patchState(store, { status: 'failed', error: known });
      }
    };
    /** Asks without touching what is shown; one question at a time. */
    const refresh = (): Promise<void> => (asking ??= ask().finally(() => (asking = undefined)));
    return {
      refresh,
      /** *Try again*: shows that it is being asked. */
      retry(): Promise<void> {
        patchState(store, { status: 'loading' });
        return refresh();
      },
    };
  }),
  withHooks((store) => {
    const { _window: window } = store;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const refreshIfSeen = (): void => {
      if (window?.document.visibilityState !== 'hidden') void store.refresh();
    };
    const schedule = (): void => {
      if (over) return;
      timer = setTimeout(
        () => {
          refreshIfSeen();
          schedule();
        },
        store.status() === 'failed' ? RECONNECT_MS : REFRESH_MS,
      );
    };
    return {
      onInit(): void {
        void store.refresh().finally(schedule);
        window?.addEventListener('online', refreshIfSeen);
        window?.document.addEventListener('visibilitychange', refreshIfSeen);
      },
      onDestroy(): void {
        over = true;
        clearTimeout(timer);
        window?.removeEventListener('online', refreshIfSeen);
        window?.document.removeEventListener('visibilitychange', refreshIfSeen);
      },
    };
  }),
);
export type ServerConfig = InstanceType<typeof ServerConfig>;

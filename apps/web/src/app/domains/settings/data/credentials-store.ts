import { computed, inject } from '@angular/core';
import type { TwilioCredentials } from '@centralita/shared-types';
import {
  patchState,
  signalStore,
  withComputed,
  withHooks,
  withMethods,
  withProps,
  withState,
} from '@ngrx/signals';
import { BrowserStorage, type StorageArea } from '../../../shared/storage/browser-storage';
import { readCredentials } from './read-credentials';

const KEY = 'centralita.credentials';

interface KeptCredentials {
  credentials: TwilioCredentials | undefined;
  /** Where they are kept: for every tab of this browser, or for this tab until it closes. */
  keptIn: StorageArea | undefined;
}

const NONE: KeptCredentials = { credentials: undefined, keptIn: undefined };

/**
 * The person's Twilio credentials. They live in this browser only; the API gets them with a request and forgets them.
 * Credentials of *this tab only* stand before those of the whole browser.
 */
export const CredentialsStore = signalStore(
  { providedIn: 'root' },
  withState<KeptCredentials & { forgotten: KeptCredentials | undefined }>({ ...NONE, forgotten: undefined }),
  withProps(() => ({ _storage: inject(BrowserStorage) })),
  withComputed(({ credentials, forgotten }) => ({
    present: computed(() => credentials() !== undefined),
    /** Whether the last *Forget* can be undone in this tab. */
    canRestore: computed(() => forgotten()?.credentials !== undefined),
  })),
  withMethods((store) => {
    const kept = (): KeptCredentials => {
      for (const keptIn of ['tab', 'browser'] as const) {
        const credentials = readCredentials(store._storage.read(keptIn, KEY));
        if (credentials) return { credentials, keptIn };
      }
      return NONE;
    };
    const clear = (): void => {
      store._storage.remove('tab', KEY);
      store._storage.remove('browser', KEY);
    };
    const save = (credentials: TwilioCredentials, keptIn: StorageArea): boolean => {
      clear();
      const written = store._storage.write(keptIn, KEY, JSON.stringify(credentials));
      patchState(store, { credentials, keptIn: written ? keptIn : 'tab', forgotten: undefined });
      return written;
    };
    return {
      /** Keeps the credentials; answers false when the browser refused and they last only until this page closes. */
      save,
      /** Removes them from both stores; `restore()` undoes it until the page is left. */
      forget(): void {
        const { credentials, keptIn } = { credentials: store.credentials(), keptIn: store.keptIn() };
        clear();
        patchState(store, { ...NONE, forgotten: { credentials, keptIn } });
      },
      restore(): void {
        const before = store.forgotten();
        if (before?.credentials && before.keptIn) save(before.credentials, before.keptIn);
      },
      _reread(): void {
        patchState(store, kept());
      },
    };
  }),
  withHooks((store) => {
    let stopListening: (() => void) | undefined;
    return {
      onInit(): void {
        store._reread();
        stopListening = store._storage.onOtherTab(KEY, () => store._reread());
      },
      onDestroy: () => stopListening?.(),
    };
  }),
);
export type CredentialsStore = InstanceType<typeof CredentialsStore>;

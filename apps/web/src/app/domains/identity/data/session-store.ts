import { DOCUMENT, computed, effect, inject, untracked } from '@angular/core';
import { toObservable } from '@angular/core/rxjs-interop';
import type { Me, MyProfile, Session } from '@centralita/shared-types';
import { includesRole, type Role } from '@centralita/shared-types/rules';
import {
  patchState,
  signalStore,
  withComputed,
  withHooks,
  withMethods,
  withProps,
  withState,
} from '@ngrx/signals';
import { filter, firstValueFrom } from 'rxjs';
import { ApiError } from '../../../shared/data-api/api-error';
import { SessionEnd } from '../../../shared/data-api/session-end';
import { BrowserStorage } from '../../../shared/storage/browser-storage';
import { SessionClient } from './session-client';

/** Written at every change of who is signed in: the other tabs hear it and ask the server again. */
const CHANGED_KEY = 'centralita.session-changed';
const RECONNECT_MS = 5_000;

interface SessionState {
  /** Stays while it has ended from elsewhere, so that the page behind does not fall apart: see `ended`. */
  session: Session | undefined;
  /** `loading` until the server has said for the first time who is signed in. */
  status: 'loading' | 'anonymous' | 'signed-in';
  /** Why it is not known who is signed in; asked again by itself. */
  error: ApiError | undefined;
}

/** Who is signed in on this browser. The cookie is the server's and cannot be read here. */
export const SessionStore = signalStore(
  { providedIn: 'root' },
  withState<SessionState>({ session: undefined, status: 'loading', error: undefined }),
  withProps(() => ({
    _client: inject(SessionClient),
    _storage: inject(BrowserStorage),
    _end: inject(SessionEnd),
    _window: inject(DOCUMENT).defaultView,
  })),
  withComputed(({ session, status }) => ({
    /** Whose session has ended from elsewhere: the page waits for them to sign in again. */
    ended: computed(() => (status() === 'anonymous' ? session() : undefined)),
    person: computed(() => session()?.person),
    role: computed(() => session()?.person.role),
  })),
  withProps(({ status, error }) => ({
    /** Emits once it is known who is signed in, or that it cannot be known now. */
    _settled: toObservable(computed(() => status() !== 'loading' || error() !== undefined)),
  })),
  withMethods((store) => {
    const tellOtherTabs = (): void => {
      store._storage.write('browser', CHANGED_KEY, String(Date.now()));
    };
    const take = (session: Session | null): void => {
      patchState(store, { status: session ? 'signed-in' : 'anonymous', error: undefined });
      if (session) patchState(store, { session });
    };
    const leave = (): void => {
      patchState(store, { session: undefined, status: 'anonymous' });
    };
    let asking: Promise<void> | undefined;
    const ask = async (): Promise<void> => {
      try {
        take(await store._client.current());
      } catch (error) {
        const known = error instanceof ApiError ? error : new ApiError('failed', 0);
        // An older server knows no sessions.
        if (known.status === 404) take(null);
        else patchState(store, { error: known });
      }
    };
    return {
      /** Whether the person who is signed in may do what this role may. */
      allows(role: Role): boolean {
        const has = store.role();
        return has !== undefined && includesRole(has, role);
      },
      /** Asks the server who is signed in. */
      refresh: (): Promise<void> => (asking ??= ask().finally(() => (asking = undefined))),
      /** Resolves when it is known who is signed in, or that the server cannot say now. */
      async known(): Promise<SessionState['status']> {
        await firstValueFrom(store._settled.pipe(filter(Boolean)));
        return store.status();
      },
      /** Takes over the session that signing in, setting up or an invitation has answered. */
      adopt(session: Session): void {
        take(session);
        tellOtherTabs();
      },
      /** Rejects with `ApiError` when the server could not be told. */
      async signOut(): Promise<void> {
        await store._client.signOut();
        leave();
        tellOtherTabs();
      },
      /** Gives up waiting for whoever was signed in. */
      forgetEnded(): void {
        if (store.ended()) leave();
      },
      /** Changes the own name, language or theme. Rejects with `ApiError`. */
      async change(change: MyProfile): Promise<void> {
        const person = await store._client.change(change);
        const session = store.session();
        if (session) patchState(store, { session: { ...session, person } });
      },
      /** Takes over what another request has changed of the person. */
      note(change: Partial<Me>): void {
        const session = store.session();
        if (session) patchState(store, { session: { ...session, person: { ...session.person, ...change } } });
      },
      _onEnd(): void {
        if (store.status() === 'signed-in') take(null);
      },
    };
  }),
  withHooks((store) => {
    let stop: (() => void) | undefined;
    let timer: ReturnType<typeof setInterval> | undefined;
    // A page that the browser had put aside is shown again as it was, even after signing out.
    const shownAgain = ({ persisted }: PageTransitionEvent): void => {
      if (persisted) void store.refresh();
    };
    return {
      onInit(): void {
        void store.refresh();
        stop = store._storage.onOtherTab(CHANGED_KEY, () => void store.refresh());
        timer = setInterval(() => {
          if (store.error() && store._window?.document.visibilityState !== 'hidden') void store.refresh();
        }, RECONNECT_MS);
        store._window?.addEventListener('pageshow', shownAgain);
        effect(() => {
          if (store._end.noticed() > 0) untracked(() => store._onEnd());
        });
      },
      onDestroy(): void {
        stop?.();
        clearInterval(timer);
        store._window?.removeEventListener('pageshow', shownAgain);
      },
    };
  }),
);
export type SessionStore = InstanceType<typeof SessionStore>;

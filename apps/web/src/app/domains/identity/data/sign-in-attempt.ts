import { computed, inject } from '@angular/core';
import type { SignIn } from '@centralita/shared-types';
import {
  patchState,
  signalStore,
  withComputed,
  withHooks,
  withMethods,
  withProps,
  withState,
} from '@ngrx/signals';
import { ApiError } from '../../../shared/data-api/api-error';
import { SessionClient } from './session-client';
import { SessionStore } from './session-store';

const DEFAULT_WAIT_SEC = 30;

/** What was wrong, where it has words of its own. */
export type SignInFault = 'wrong' | 'code-wrong' | 'wait';

interface AttemptState {
  step: 'password' | 'code';
  busy: boolean;
  fault: SignInFault | undefined;
  /** Any other failure. */
  error: ApiError | undefined;
  /** Seconds until the server listens again. */
  waitSec: number;
}

const IDLE: AttemptState = { step: 'password', busy: false, fault: undefined, error: undefined, waitSec: 0 };

/** One person's way in: e-mail address and password, then the code of the authenticator app where there is one. */
export const SignInAttempt = signalStore(
  withState(IDLE),
  withProps(() => ({ _client: inject(SessionClient), _session: inject(SessionStore) })),
  withComputed(({ busy, waitSec }) => ({
    /** Nothing can be sent now. */
    stopped: computed(() => busy() || waitSec() > 0),
  })),
  withMethods((store) => {
    let timer: ReturnType<typeof setInterval> | undefined;
    const stopWaiting = (): void => clearInterval(timer);
    const wait = (seconds: number): void => {
      stopWaiting();
      const endsAt = Date.now() + seconds * 1000;
      patchState(store, { fault: 'wait', waitSec: seconds });
      timer = setInterval(() => {
        const waitSec = Math.max(0, Math.ceil((endsAt - Date.now()) / 1000));
        patchState(store, waitSec > 0 ? { waitSec } : { waitSec, fault: undefined });
        if (waitSec === 0) stopWaiting();
      }, 1000);
    };
    const onRefusal = (error: ApiError, withCode: boolean): void => {
      const code = error.problem?.code;
      if (code === 'sign-in/wrong') patchState(store, { fault: 'wrong', step: 'password' });
      else if (code === 'sign-in/code-needed')
        patchState(store, withCode ? { fault: 'code-wrong' } : { step: 'code' });
      else if (error.status === 429) wait(error.retryAfterSec ?? DEFAULT_WAIT_SEC);
      else patchState(store, { error });
    };
    return {
      /** Answers whether the person is signed in now. */
      async attempt(entry: SignIn): Promise<boolean> {
        patchState(store, { busy: true, fault: undefined, error: undefined });
        try {
          const session = await store._client.signIn(entry);
          patchState(store, IDLE);
          store._session.adopt(session);
          return true;
        } catch (error) {
          patchState(store, { busy: false });
          if (!(error instanceof ApiError)) throw error;
          onRefusal(error, entry.code !== undefined);
          return false;
        }
      },
      /** Back to the e-mail address and the password. */
      startOver(): void {
        patchState(store, { step: 'password', fault: undefined, error: undefined });
      },
      _stopWaiting: stopWaiting,
    };
  }),
  withHooks({ onDestroy: (store) => store._stopWaiting() }),
);
export type SignInAttempt = InstanceType<typeof SignInAttempt>;

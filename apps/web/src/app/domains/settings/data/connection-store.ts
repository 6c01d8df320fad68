import { computed, effect, inject, untracked } from '@angular/core';
import type {
  ConnectionCheck,
  ConnectionReport,
  TwilioCredentials,
  VoiceUrls,
} from '@centralita/shared-types';
import {
  patchState,
  signalStore,
  withComputed,
  withHooks,
  withMethods,
  withProps,
  withState,
} from '@ngrx/signals';
import { IDLE, running, settled, valueOf, type Remote } from '../../../shared/data-api/remote';
import { CredentialsStore } from './credentials-store';
import { ServerConfig } from './server-config';
import { SetupClient } from './setup-client';

interface ConnectionState {
  /** The last *Test connection* of the kept credentials. */
  test: Remote<ConnectionReport>;
  /** The last *Set it up for me*. */
  setUp: Remote<ConnectionReport>;
  urls: Remote<VoiceUrls>;
}

const NOTHING_KNOWN: ConnectionState = { test: IDLE, setUp: IDLE, urls: IDLE };

/** Whether calls get through between Twilio and this server on the kept line; tried by itself at every start. */
export const ConnectionStore = signalStore(
  { providedIn: 'root' },
  withState<ConnectionState>(NOTHING_KNOWN),
  withProps(() => ({
    _credentials: inject(CredentialsStore),
    _server: inject(ServerConfig),
    _client: inject(SetupClient),
  })),
  withComputed(({ test }) => ({
    /** The first thing that keeps calls from getting through, if any is known. */
    trouble: computed<ConnectionCheck | undefined>(() => {
      const checks = valueOf(test())?.checks ?? [];
      return checks.find(({ state }) => state === 'failed') ?? checks.find(isLostCall);
    }),
  })),
  withMethods((store) => {
    const withLine = async (ask: (line: TwilioCredentials) => Promise<void>): Promise<void> => {
      const line = store._credentials.credentials();
      // A team's server takes no credentials of people, though this browser may still have some.
      if (line && store._server.personalMode()) await ask(line);
    };
    /** An answer about credentials that are no longer the kept ones is dropped. */
    const stillKept = (line: TwilioCredentials): boolean => store._credentials.credentials() === line;
    const runSetUp = (): Promise<void> =>
      withLine(async (line) => {
        patchState(store, { setUp: { status: 'running' } });
        const setUp = await settled(store._client.connect(line));
        if (!stillKept(line)) return;
        patchState(store, setUp.status === 'done' ? { setUp, test: setUp } : { setUp });
      });
    return {
      runTest: () =>
        withLine(async (line) => {
          patchState(store, { test: running(store.test()) });
          const test = await settled(store._client.test(line));
          if (!stillKept(line)) return;
          patchState(store, { test });
          // The Twilio on this machine forgets its settings when it restarts: nobody's work to put them back.
          if (store._server.emulator() && store.trouble() && valueOf(test)?.checks.every(canBeSetUp))
            await runSetUp();
        }),
      runSetUp,
      loadUrls: () =>
        withLine(async (line) => {
          patchState(store, { urls: running(store.urls()) });
          const urls = await settled(store._client.voiceUrls(line));
          if (stillKept(line)) patchState(store, { urls });
        }),
    };
  }),
  withHooks({
    onInit(store): void {
      const line = store._credentials.credentials;
      const base = computed(() => {
        const config = store._server.config();
        return config && (config.publicBaseUrl ?? 'none');
      });
      effect(() => {
        line();
        untracked(() => patchState(store, NOTHING_KNOWN));
      });
      // At start, for other credentials, and when the public address changes under the voice URL at Twilio.
      effect(() => {
        if (!line() || base() === undefined) return;
        untracked(() => {
          const urlsShown = store.urls().status !== 'idle';
          void store.runTest();
          if (urlsShown) void store.loadUrls();
        });
      });
    },
  }),
);
export type ConnectionStore = InstanceType<typeof ConnectionStore>;

/** A warning that costs calls all the same: Twilio cannot reach this server, or the number's calls go elsewhere. */
const isLostCall = ({ name, state }: ConnectionCheck): boolean =>
  (name === 'voice-url' || name === 'phone-number') && state === 'warning';

/** Fine, or wrong in a way that *Set it up for me* puts right. */
const canBeSetUp = ({ name, state }: ConnectionCheck): boolean =>
  state === 'ok' || name === 'voice-url' || name === 'phone-number';

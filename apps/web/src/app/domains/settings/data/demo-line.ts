import { computed, effect, inject, untracked } from '@angular/core';
import type { DemoAccount } from '@centralita/shared-types';
import {
  patchState,
  signalStore,
  withComputed,
  withHooks,
  withMethods,
  withProps,
  withState,
} from '@ngrx/signals';
import { IDLE, settled, valueOf, type Remote } from '../../../shared/data-api/remote';
import { CredentialsStore } from './credentials-store';
import { ServerConfig } from './server-config';
import { SetupClient } from './setup-client';

interface DemoLineState {
  account: Remote<DemoAccount>;
  /** *Use the demo line*, under way or failed. */
  taking: Remote<true>;
}

/** The emulator's own line: taken in one click, with outside numbers to dial and a simulated outside phone. */
export const DemoLine = signalStore(
  { providedIn: 'root' },
  withState<DemoLineState>({ account: IDLE, taking: IDLE }),
  withProps(() => ({
    _credentials: inject(CredentialsStore),
    _server: inject(ServerConfig),
    _client: inject(SetupClient),
  })),
  withComputed(({ account, _server, _credentials }) => ({
    /** Whether this server offers a demo line. */
    offered: computed(() => _server.emulator() !== undefined && _server.personalMode()),
    /** Whether the line in use is the demo line. */
    inUse: computed(() => {
      const demo = valueOf(account())?.credentials;
      return demo !== undefined && demo.accountSid === _credentials.credentials()?.accountSid;
    }),
    /** Outside numbers worth dialling. */
    numbers: computed(() => valueOf(account())?.numbers ?? []),
    /** Page of the simulated outside phone. */
    handsetUrl: computed(() => _server.emulator()?.handsetUrl),
  })),
  withMethods((store) => {
    const load = async (): Promise<Remote<DemoAccount>> => {
      patchState(store, { account: { status: 'running' } });
      const account = await settled(store._client.demoAccount());
      patchState(store, { account });
      return account;
    };
    const keep = async (account: DemoAccount): Promise<Remote<true>> => {
      const setUp = await settled(store._client.connect(account.credentials));
      if (setUp.status === 'failed') return setUp;
      store._credentials.save(account.credentials, 'browser');
      return { status: 'done', value: true };
    };
    return {
      load,
      /** Asks once. */
      know(): void {
        if (store.account().status === 'idle') void load();
      },
      /** Fetches the demo account, points its number here and keeps it; answers whether the line is ready. */
      async take(): Promise<boolean> {
        patchState(store, { taking: { status: 'running' } });
        const account = await load();
        const taking: Remote<true> =
          account.status === 'done' ? await keep(account.value) : notTaken(account);
        patchState(store, { taking });
        return taking.status === 'done';
      },
    };
  }),
  withHooks({
    onInit(store): void {
      effect(() => {
        if (!store.offered() || !store._credentials.present()) return;
        untracked(() => store.know());
      });
    },
  }),
);
export type DemoLine = InstanceType<typeof DemoLine>;

const notTaken = (account: Remote<DemoAccount>): Remote<true> =>
  account.status === 'failed' ? account : IDLE;

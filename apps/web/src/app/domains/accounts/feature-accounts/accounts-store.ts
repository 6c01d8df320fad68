import { Injectable, inject, signal } from '@angular/core';
import type { AccountItem, ConnectionReport } from '@centralita/shared-types';
import { IDLE, running, settled, type Remote } from '../../../shared/data-api/remote';
import { liveRemote } from '../../../shared/data-live/live-remote';
import { AccountsClient } from '../data/accounts-client';
import type { AccountChange } from '../data/models/account-change';

/** The server's accounts and the last test of each in this page. Changes reject with `ApiError`. */
@Injectable()
export class AccountsStore {
  private readonly client = inject(AccountsClient);

  readonly accounts = liveRemote({
    of: () => 'all',
    kinds: ['accounts/changed', 'accounts/tested'],
    ask: () => this.client.list(),
  });
  private readonly tests = signal<Readonly<Record<string, Remote<ConnectionReport>>>>({});

  testOf(id: string): Remote<ConnectionReport> {
    return this.tests()[id] ?? IDLE;
  }

  test(id: string): Promise<void> {
    return this.run(id, () => this.client.test(id));
  }

  /** Sets at the provider where the server hears how calls end, and tests. */
  setStatusCallback(id: string): Promise<void> {
    return this.run(id, () => this.client.setStatusCallback(id));
  }

  private async run(id: string, ask: () => Promise<ConnectionReport>): Promise<void> {
    const put = (test: Remote<ConnectionReport>): void =>
      this.tests.update((tests) => ({ ...tests, [id]: test }));
    put(running(this.testOf(id)));
    put(await settled(ask()));
    void this.accounts.refresh();
  }

  /** Adds where there is no id yet. */
  async save(id: string | undefined, account: AccountChange): Promise<AccountItem> {
    const saved = id === undefined ? await this.client.add(account) : await this.client.change(id, account);
    this.accounts.update((before) => [...before.filter((one) => one.id !== saved.id), saved]);
    // What was found was found of other values.
    this.tests.update((tests) => ({ ...tests, [saved.id]: IDLE }));
    return saved;
  }

  async remove(id: string): Promise<void> {
    await this.client.remove(id);
    this.accounts.update((before) => before.filter((one) => one.id !== id));
  }
}

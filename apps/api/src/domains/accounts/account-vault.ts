import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx';
import { ActivityLog, SERVER_STREAM } from '../../platform/events/activity-log';
import { EventBus } from '../../platform/events/event-bus';
import { FreshCopy } from '../../platform/events/fresh-copy';
import { Sealer } from '../../platform/security/sealer';
import type { AccountRow } from './accounts-schema';
import { AccountsStore } from './accounts.store';
import type { AccountFields, KnownAccount } from './ports/known-account';
import { accountPurpose } from './sealed-in-accounts';

/**
 * The saved accounts, opened, in memory: a webhook chooses its account without asking the database. Changes of other
 * processes arrive through the event bus.
 */
@Injectable()
export class AccountVault implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger(AccountVault.name);
  readonly #copy: FreshCopy;
  #all: readonly KnownAccount[] = [];
  #bySid: ReadonlyMap<string, KnownAccount> = new Map();
  #locked: ReadonlySet<string> = new Set();

  constructor(
    private readonly store: AccountsStore,
    private readonly sealer: Sealer,
    private readonly bus: EventBus,
    private readonly activities: ActivityLog,
  ) {
    this.#copy = new FreshCopy(
      () => this.#read(),
      (error) => this.#logger.error('The saved accounts could not be read anew.', error),
    );
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.#copy.follow(this.bus, SERVER_STREAM);
  }

  onApplicationShutdown(): void {
    this.#copy.stop();
  }

  /** The oldest first. */
  get all(): readonly KnownAccount[] {
    return this.#all;
  }

  ofSid(accountSid: string): KnownAccount | undefined {
    return this.#bySid.get(accountSid);
  }

  /** True where the account's seal does not open with our keys: its fields are lost until the former key is back. */
  isLocked(id: string): boolean {
    return this.#locked.has(id);
  }

  /** Resolves when all that was committed before the call is known here. */
  refresh(): Promise<void> {
    return this.#copy.refresh();
  }

  /** Every process reads the saved accounts anew after the commit, and so do the pages that show them. */
  tellOfChange(tx: Tx, id: string): void {
    this.activities.append(tx, { stream: SERVER_STREAM, kind: 'accounts/changed', data: { id } });
  }

  seal(id: string, fields: AccountFields): string {
    return this.sealer.seal(accountPurpose(id), Buffer.from(JSON.stringify(fields)));
  }

  /** What is in an account's seal; undefined where it does not open with our keys. */
  open({ id, sealed_fields: seal }: AccountRow): AccountFields | undefined {
    const content = this.sealer.open(accountPurpose(id), seal)?.toString('utf8');
    if (content === undefined)
      this.#logger.error(`The account ${id} cannot be opened with the keys of this server.`);
    return content === undefined ? undefined : (JSON.parse(content) as AccountFields);
  }

  async #read(): Promise<void> {
    const rows = await this.store.list();
    const opened = rows.map((row) => [row, this.open(row)] as const);
    this.#all = opened.map(([{ id, provider, name, account_sid: accountSid }, fields]) => ({
      id,
      provider,
      name,
      source: 'vault',
      fields: fields ?? (accountSid === null ? {} : { accountSid }),
    }));
    this.#locked = new Set(opened.flatMap(([{ id }, fields]) => (fields ? [] : [id])));
    this.#bySid = new Map(
      this.#all.flatMap((account) => {
        const { accountSid } = account.fields;
        return accountSid === undefined || this.#locked.has(account.id)
          ? []
          : [[accountSid, account] as const];
      }),
    );
  }
}

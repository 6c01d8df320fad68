import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AccountInput, AccountItem, Provider } from '@centralita/shared-types';
import type { Tx } from '../../../platform/database/tx';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AppError } from '../../../platform/errors/app-error';
import { AuditLog, type Actor } from '../../audit/api/audit-log';
import { mergedFields } from '../account-fields';
import { AccountItems } from '../account-items';
import { AccountNotes } from '../account-notes';
import { AccountProviders } from '../account-providers';
import { AccountVault } from '../account-vault';
import type { AccountRow } from '../accounts-schema';
import { AccountsStore, type SavedAccount } from '../accounts.store';
import type { Place } from '../ports/account-provider';
import type { AccountFields } from '../ports/known-account';

/** What an owner does with the accounts of the server. Secrets go in, and never come out again. */
@Injectable()
export class AccountActions {
  constructor(
    private readonly providers: AccountProviders,
    private readonly vault: AccountVault,
    private readonly store: AccountsStore,
    private readonly items: AccountItems,
    private readonly work: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly notes: AccountNotes,
  ) {}

  /** Those that were saved, the oldest first, then those of the environment. */
  list(place: Place): Promise<AccountItem[]> {
    return this.items.list(place);
  }

  /** @throws AppError `accounts/secret-missing`, `accounts/field-of-another-provider`, `accounts/sid-taken` */
  async add(input: AccountInput, actor: Actor, place: Place): Promise<AccountItem> {
    const id = randomUUID();
    const fields = mergedFields(this.providers.of(input.provider), input);
    await this.work.run(async (tx) => {
      if (!(await this.store.insert(tx, this.#row(id, input, fields)))) throw sidTaken();
      await this.#note(tx, id, 'accounts/added', actor, detailsOf(input, fields));
    });
    await this.vault.refresh();
    return this.#read(id, place);
  }

  /**
   * Facts are replaced; an absent secret stays as it is in the row (the copy in memory may be older), and one that is
   * null is taken away.
   * @throws AppError as `add`, `accounts/not-found`, `accounts/read-only`, `accounts/other-provider`
   */
  async change(id: string, input: AccountInput, actor: Actor, place: Place): Promise<AccountItem> {
    await this.work.run(async (tx) => {
      const former = await this.#held(tx, id);
      if (former.provider !== input.provider) throw otherProvider(former.provider, input.provider);
      const fields = mergedFields(this.providers.of(input.provider), input, this.vault.open(former));
      if (!(await this.store.update(tx, this.#row(id, input, fields)))) throw sidTaken();
      await this.store.forgetTest(tx, id);
      await this.#note(tx, id, 'accounts/changed', actor, detailsOf(input, fields));
    });
    await this.vault.refresh();
    return this.#read(id, place);
  }

  /** @throws AppError `accounts/not-found`, `accounts/read-only` */
  async remove(id: string, actor: Actor): Promise<void> {
    await this.work.run(async (tx) => {
      const { provider, name } = await this.#held(tx, id);
      await this.store.remove(tx, id);
      await this.notes.settle(tx, id, actor);
      await this.#note(tx, id, 'accounts/removed', actor, { provider, name });
    });
    await this.vault.refresh();
  }

  async #held(tx: Tx, id: string): Promise<AccountRow> {
    if (id.startsWith('environment-')) throw readOnly();
    const row = await this.store.hold(tx, id);
    if (!row) throw notFound();
    return row;
  }

  #row(id: string, { provider, name }: AccountInput, fields: AccountFields): SavedAccount {
    const account_sid = fields.accountSid ?? null;
    return { id, provider, name, account_sid, sealed_fields: this.vault.seal(id, fields) };
  }

  async #note(
    tx: Tx,
    id: string,
    action: 'accounts/added' | 'accounts/changed' | 'accounts/removed',
    actor: Actor,
    details: ChangeDetails,
  ): Promise<void> {
    await this.audit.record(tx, { actor, action, subject: { kind: 'account', id }, details });
    this.vault.tellOfChange(tx, id);
  }

  async #read(id: string, place: Place): Promise<AccountItem> {
    const item = await this.items.find(id, place);
    if (!item) throw notFound();
    return item;
  }
}

/** What the audit log has of a change: which fields there are, never what is in them. */
interface ChangeDetails {
  provider: string;
  name: string;
  fields?: string;
}

const detailsOf = ({ provider, name }: AccountInput, fields: AccountFields): ChangeDetails => ({
  provider,
  name,
  fields: Object.keys(fields).join(' '),
});

export const notFound = (): AppError =>
  new AppError({
    code: 'accounts/not-found',
    detail: 'There is no such account: it may have been removed. Load the list anew.',
    status: 404,
  });

const sidTaken = (): AppError =>
  new AppError({
    code: 'accounts/sid-taken',
    detail: 'An account of this Account SID is saved already. Change that one.',
    status: 409,
  });

const readOnly = (): AppError =>
  new AppError({
    code: 'accounts/read-only',
    detail:
      'This account stands in the environment of the server: change it there, and start the server anew.',
    status: 409,
  });

const otherProvider = (own: Provider, asked: Provider): AppError =>
  new AppError({
    code: 'accounts/other-provider',
    detail: `This account is of ${own} and stays so. Add another account for ${asked}.`,
  });

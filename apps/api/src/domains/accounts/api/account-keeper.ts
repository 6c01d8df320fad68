import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AccountInput, AccountItem } from '@centralita/shared-types';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AppError } from '../../../platform/errors/app-error';
import { AuditLog, type Actor } from '../../audit/api/audit-log';
import { mergedFields } from '../account-fields';
import { AccountItems } from '../account-items';
import { AccountNotes } from '../account-notes';
import { AccountProviders } from '../account-providers';
import { AccountVault } from '../account-vault';
import { AccountsStore } from '../accounts.store';
import type { Place } from '../ports/account-provider';
import type { AccountFields, KnownAccount } from '../ports/known-account';

/** What an owner does with the accounts of the server. Secrets go in, and never come out again. */
@Injectable()
export class AccountKeeper {
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
    await this.#save(id, input, fields, 'accounts/added', actor);
    return this.#read(id, place);
  }

  /**
   * Facts are replaced; an absent secret stays as it is, and one that is null is taken away.
   * @throws AppError as `add`, `accounts/not-found`, `accounts/read-only`, `accounts/other-provider`
   */
  async change(id: string, input: AccountInput, actor: Actor, place: Place): Promise<AccountItem> {
    const former = this.#saved(id);
    if (former.provider !== input.provider) {
      throw new AppError({
        code: 'accounts/other-provider',
        detail: `This account is of ${former.provider} and stays so. Add another account for ${input.provider}.`,
      });
    }
    const fields = mergedFields(this.providers.of(input.provider), input, former.fields);
    await this.#save(id, input, fields, 'accounts/changed', actor);
    return this.#read(id, place);
  }

  /** @throws AppError `accounts/not-found`, `accounts/read-only` */
  async remove(id: string, actor: Actor): Promise<void> {
    const { provider, name } = this.#saved(id);
    await this.work.run(async (tx) => {
      if (!(await this.store.remove(tx, id))) throw notFound();
      await this.notes.settle(tx, id, actor);
      const details = { provider, name };
      await this.audit.record(tx, {
        actor,
        action: 'accounts/removed',
        subject: { kind: 'account', id },
        details,
      });
      this.vault.tellOfChange(tx, id);
    });
    await this.vault.refresh();
  }

  async #save(
    id: string,
    { provider, name }: AccountInput,
    fields: AccountFields,
    action: 'accounts/added' | 'accounts/changed',
    actor: Actor,
  ): Promise<void> {
    const row = {
      id,
      provider,
      name,
      account_sid: fields.accountSid ?? null,
      sealed_fields: this.vault.seal(id, fields),
    };
    const details = { provider, name, fields: Object.keys(fields).join(' ') };
    await this.work.run(async (tx) => {
      if (!(await this.store.save(tx, row))) throw sidTaken();
      await this.store.forgetTest(tx, id);
      await this.audit.record(tx, { actor, action, subject: { kind: 'account', id }, details });
      this.vault.tellOfChange(tx, id);
    });
    await this.vault.refresh();
  }

  #saved(id: string): KnownAccount {
    const account = this.vault.all.find((candidate) => candidate.id === id);
    if (account) return account;
    if (!id.startsWith('environment-')) throw notFound();
    throw new AppError({
      code: 'accounts/read-only',
      detail:
        'This account stands in the environment of the server: change it there, and start the server anew.',
      status: 409,
    });
  }

  async #read(id: string, place: Place): Promise<AccountItem> {
    const item = await this.items.find(id, place);
    if (!item) throw notFound();
    return item;
  }
}

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

import { Injectable } from '@nestjs/common';
import type { AccountTrouble, ConnectionCheck, ConnectionReport } from '@centralita/shared-types';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { ActivityLog, SERVER_STREAM } from '../../../platform/events/activity-log';
import { AuditLog, type Actor } from '../../audit/api/audit-log';
import { AccountProviders } from '../account-providers';
import { AccountsStore, type AccountTest } from '../accounts.store';
import type { Place } from '../ports/account-provider';
import { notFound } from './account-actions';
import { KnownAccounts } from './known-accounts';

/** *Test connection* of an account, and what is remembered of it. */
@Injectable()
export class AccountTester {
  constructor(
    private readonly known: KnownAccounts,
    private readonly providers: AccountProviders,
    private readonly store: AccountsStore,
    private readonly work: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly activities: ActivityLog,
  ) {}

  /** @throws AppError `accounts/not-found` */
  async test(id: string, actor: Actor, place: Place): Promise<ConnectionReport> {
    const account = this.known.find(id);
    if (!account) throw notFound();
    const checks = await this.providers.of(account.provider).check(account.fields, place);
    const { state, trouble } = summary(checks);
    await this.work.run(async (tx) => {
      await this.store.noteTest(tx, { id, state, trouble });
      const subject = { kind: 'account', id };
      await this.audit.record(tx, { actor, action: 'accounts/tested', subject, details: { state } });
      this.activities.append(tx, { stream: SERVER_STREAM, kind: 'accounts/tested', data: { id, state } });
    });
    return { ok: state !== 'failed', checks };
  }
}

/** The worst that was found. */
function summary(checks: readonly ConnectionCheck[]): Omit<AccountTest, 'id'> {
  for (const state of ['failed', 'warning'] as const) {
    const worst = checks.find((check) => check.state === state);
    if (worst) return { state, trouble: troubleOf(worst) };
  }
  return { state: 'ok', trouble: null };
}

const troubleOf = ({ code, detail, parameters, twilioCode }: ConnectionCheck): AccountTrouble => ({
  code,
  detail,
  ...(parameters && { parameters }),
  ...(twilioCode !== undefined && { twilioCode }),
});

import { Injectable } from '@nestjs/common';
import type { AccountTroubleCode } from '@centralita/shared-types';
import type { Tx } from '../../platform/database/tx';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { ProviderError } from '../../platform/errors/provider-error';
import { ActivityLog, SERVER_STREAM } from '../../platform/events/activity-log';
import { Alerts } from '../alerts/api/alerts';
import type { Actor } from '../audit/api/audit-log';
import { AccountsStore } from './accounts.store';
import type { TeamAccount } from './api/twilio-account';
import type { Balance } from './ports/voice-directory';

const SERVER: Actor = { via: 'server' };
const TOKEN_CHANGED: AccountTroubleCode = 'account/token-changed';

/** What the watch over the accounts writes down. */
@Injectable()
export class AccountNotes {
  constructor(
    private readonly store: AccountsStore,
    private readonly alerts: Alerts,
    private readonly activities: ActivityLog,
    private readonly work: UnitOfWork,
  ) {}

  answered(account: TeamAccount, { amount, currency }: Balance, isLow: boolean): Promise<void> {
    const about = { key: account.id, organisationId: null };
    return this.work.run(async (tx) => {
      await this.alerts.settle(tx, { ...about, kind: 'account-failing' }, SERVER);
      if (!isLow) return this.alerts.settle(tx, { ...about, kind: 'low-balance' }, SERVER);
      const facts = { account: account.name, balance: amount.toFixed(2), currency };
      return this.alerts.raise(tx, { ...about, kind: 'low-balance', facts });
    });
  }

  refused({ id, name }: TeamAccount, { message, providerCode }: ProviderError): Promise<void> {
    const trouble = {
      code: TOKEN_CHANGED,
      detail: `${message} Its Auth Token may have been changed: save the new one.`,
      ...(providerCode !== undefined && { twilioCode: providerCode }),
    };
    return this.work.run(async (tx) => {
      await this.alerts.raise(tx, {
        key: id,
        organisationId: null,
        kind: 'account-failing',
        facts: { account: name },
      });
      await this.store.noteTest(tx, { id, state: 'failed', trouble });
      this.activities.append(tx, {
        stream: SERVER_STREAM,
        kind: 'accounts/tested',
        role: 'owner',
        data: { id, state: 'failed' },
      });
    });
  }

  /** The account is no more, and neither are its troubles. */
  async settle(tx: Tx, key: string, actor: Actor): Promise<void> {
    for (const kind of ['account-failing', 'low-balance', 'webhook-failing'] as const) {
      await this.alerts.settle(tx, { kind, key, organisationId: null }, actor);
    }
  }
}

import { Injectable } from '@nestjs/common';
import type { ConnectionReport } from '@centralita/shared-types';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AuditLog, type Actor } from '../../audit/api/audit-log';
import type { Place } from '../ports/account-provider';
import { VoiceDirectory } from '../ports/voice-directory';
import { notFound } from './account-actions';
import { AccountTester } from './account-tester';
import { RETRY_OVERRIDES, VOICE_STATUS_PATH } from './account-voice-urls';
import { KnownAccounts } from './known-accounts';

/** Sets at the provider where this server hears how the calls of an account end. */
@Injectable()
export class StatusCallbacks {
  constructor(
    private readonly known: KnownAccounts,
    private readonly directory: VoiceDirectory,
    private readonly tester: AccountTester,
    private readonly work: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Nothing is written where the provider could not reach the address, or the account lacks what it takes: the test says so.
   * @throws AppError `accounts/not-found`, or as the provider refuses
   */
  async set(id: string, actor: Actor, place: Place): Promise<ConnectionReport> {
    const account = this.known.find(id);
    if (!account) throw notFound();
    const { accountSid, authToken, region, twimlAppSid } = account.fields;
    if (place.reachable && accountSid && authToken && twimlAppSid) {
      const url = `${place.publicBaseUrl}${VOICE_STATUS_PATH}${RETRY_OVERRIDES}`;
      await this.directory.setStatusCallback({ accountSid, authToken, region }, twimlAppSid, url);
      const subject = { kind: 'account', id };
      const details = { fields: 'statusCallback' };
      await this.work.run((tx) =>
        this.audit.record(tx, { actor, action: 'accounts/changed', subject, details }),
      );
    }
    return this.tester.test(id, actor, place);
  }
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { AuditLog, type Actor } from '../audit/api/audit-log';
import { FormerLines, type FormerLine } from './former-lines';
import { NumberSetupsStore } from './number-setups.store';

/** What is remembered of a number that was changed at the provider. */
@Injectable()
export class NumberChanges {
  constructor(
    private readonly store: NumberSetupsStore,
    private readonly former: FormerLines,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Before anything is changed there: what others had set is never lost. @param former as `formerOf` says */
  async keep(accountId: string, numberSid: string, former: FormerLine, actor: Actor): Promise<void> {
    const row = {
      number_sid: numberSid,
      account_id: accountId,
      sealed_former: this.former.seal(numberSid, former),
      at: this.clock.now(),
    };
    await this.work.run(async (tx) => {
      // Where all that differs is our own, there is nothing to put back.
      if (former.application || Object.keys(former.number).length > 0) await this.store.put(tx, row);
      const subject = { kind: 'number', id: numberSid };
      await this.audit.record(tx, { actor, action: 'accounts/number-led-here', subject });
    });
  }

  /** When each of these numbers was last changed from here, where that can be put back. */
  async keptAt(accountId: string, numberSids: readonly string[]): Promise<Map<string, number>> {
    const rows = [...(await this.store.of(numberSids)).values()];
    return new Map(
      rows.filter((row) => row.account_id === accountId).map(({ number_sid: sid, at }) => [sid, at]),
    );
  }

  /** What was in force before; undefined where nothing was kept, or it cannot be read. */
  async before(accountId: string, numberSid: string): Promise<FormerLine | undefined> {
    const row = (await this.store.of([numberSid])).get(numberSid);
    return row?.account_id === accountId ? this.former.open(row) : undefined;
  }

  /** After it was put back. */
  async forget(numberSid: string, actor: Actor): Promise<void> {
    await this.work.run(async (tx) => {
      await this.store.remove(tx, numberSid);
      const subject = { kind: 'number', id: numberSid };
      await this.audit.record(tx, { actor, action: 'accounts/number-put-back', subject });
    });
  }
}

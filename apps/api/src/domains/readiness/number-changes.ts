import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/tx';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { AuditLog, type Actor } from '../audit/api/audit-log';
import { FormerLines, type FormerLine } from './former-lines';
import { NumberSetupsStore } from './number-setups.store';
import type { NumberSetupRow } from './readiness-schema';

/** What was in force before a number was led here. */
export interface KeptLine {
  former: FormerLine;
  /** When it was last changed from here. */
  at: number;
}

/** What is remembered of a number that was changed at the provider. Its SID is its own among all accounts. */
@Injectable()
export class NumberChanges {
  constructor(
    private readonly store: NumberSetupsStore,
    private readonly former: FormerLines,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Before anything is changed there: what others had set is never lost.
   *
   * @param formerOf what was kept so far, as `formerOf` says
   */
  async keep(
    accountId: string,
    numberSid: string,
    formerOf: (kept: FormerLine | undefined) => FormerLine,
    actor: Actor,
  ): Promise<void> {
    await this.work.run(async (tx) => {
      const former = formerOf((await this.#held(tx, numberSid))?.former);
      // Where all that differs is our own, there is nothing to put back.
      if (former.application || Object.keys(former.number).length > 0)
        await this.#put(tx, accountId, numberSid, { former, at: this.clock.now() });
      const subject = { kind: 'number', id: numberSid };
      await this.audit.record(tx, { actor, action: 'accounts/number-led-here', subject });
    });
  }

  /** What is kept of these numbers, by their SIDs: of those of which anything is, and can be read. */
  async kept(numberSids: readonly string[]): Promise<Map<string, KeptLine>> {
    const rows = [...(await this.store.of(numberSids)).values()];
    return new Map(
      rows.flatMap((row) => {
        const line = this.#read(row);
        return line ? [[row.number_sid, line] as const] : [];
      }),
    );
  }

  /** From now on the application of one number is put back with another. Of two that were kept, the later one stays. */
  async handOver(accountId: string, numberSid: string, heirSid: string): Promise<void> {
    await this.work.run(async (tx) => {
      // In one order, or two at once would wait for each other.
      const held = new Map<string, KeptLine | undefined>();
      for (const sid of [numberSid, heirSid].sort()) held.set(sid, await this.#held(tx, sid));
      const [own, theirs] = [held.get(numberSid), held.get(heirSid)];
      const application = own?.former.application;
      if (!application || (theirs?.former.application && theirs.at > own.at)) return;
      const former = { number: theirs?.former.number ?? {}, application };
      await this.#put(tx, accountId, heirSid, { former, at: theirs?.at ?? own.at });
    });
  }

  /** After it was put back. */
  async forget(numberSid: string, actor: Actor): Promise<void> {
    await this.work.run(async (tx) => {
      await this.store.remove(tx, numberSid);
      const subject = { kind: 'number', id: numberSid };
      await this.audit.record(tx, { actor, action: 'accounts/number-put-back', subject });
    });
  }

  async #held(tx: Tx, numberSid: string): Promise<KeptLine | undefined> {
    const row = await this.store.hold(tx, numberSid);
    return row && this.#read(row);
  }

  #read(row: NumberSetupRow): KeptLine | undefined {
    const former = this.former.open(row);
    return former && { former, at: row.at };
  }

  #put(tx: Tx, accountId: string, numberSid: string, { former, at }: KeptLine): Promise<void> {
    const sealed_former = this.former.seal(numberSid, former);
    return this.store.put(tx, { number_sid: numberSid, account_id: accountId, sealed_former, at });
  }
}

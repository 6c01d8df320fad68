import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import type { Tx } from '../../platform/database/tx';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { CallLimits, DAY_MS, type LimitRefusal } from '../dialling/api/call-limits';
import { CallLog } from './call-log';
import type { CallRow } from './calls-schema';
import { CallsStore } from './calls.store';
import { rowOf, type NewCall } from './new-call';
import { PhonePresenceStore } from './phone-presence.store';
import type { Agent } from './transfer-targets';

/** Calls that agents dial. Kept with what their limits go by, so that these hold for all replicas. */
@Injectable()
export class AgentCalls {
  constructor(
    private readonly log: CallLog,
    private readonly store: CallsStore,
    private readonly presence: PhonePresenceStore,
    private readonly limits: CallLimits,
    private readonly database: Database,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** What stands against one more call now; when it is dialled, `place` asks again. */
  async limitOf(personId: string): Promise<LimitRefusal | undefined> {
    const granted = await this.allowance(personId);
    return typeof granted === 'string' ? granted : undefined;
  }

  /** Seconds that one more call may last now, or what stands against it. */
  async allowance(personId: string): Promise<number | LimitRefusal> {
    const now = this.clock.now();
    const placed = await this.store.placedBy(this.database.read, personId, now - DAY_MS);
    return this.limits.next(placed, now);
  }

  /**
   * What one more call may cost that an agent causes without dialling it. Those that begin at the same moment are looked at
   * one after the other.
   * @returns seconds that it may last, or what stands against it
   */
  async grant(tx: Tx, personId: string): Promise<number | LimitRefusal> {
    const now = this.clock.now();
    await this.presence.hold(tx, personId);
    return this.limits.next(await this.store.placedBy(tx.query, personId, now - DAY_MS), now);
  }

  /** A call goes on with another call of a browser, which is none of its legs. */
  async takeOver(tx: Tx, side: string, callSid: string): Promise<void> {
    await this.store.taken(tx, callSid, side);
  }

  /** A call that the server makes for an agent, and that rings already: what `place` does. */
  async ring(call: NewCall & Agent): Promise<number | LimitRefusal> {
    const granted = await this.place(call);
    if (typeof granted !== 'string') await this.work.run((tx) => this.log.asks(tx, call.callSid));
    return granted;
  }

  /** Somebody is there. Told more than once. */
  async answered(callSid: string): Promise<void> {
    await this.work.run((tx) => this.store.mark(tx, callSid, 'answered', this.clock.now()));
  }

  /**
   * A call that is about to be dialled. Those that begin at the same moment are looked at one after the other.
   *
   * @param call.to number (E.164) or identity
   * @returns seconds that it may last, or what stands against it
   */
  async place(call: NewCall & Agent): Promise<number | LimitRefusal> {
    const { callSid, personId, organisationId } = call;
    const now = this.clock.now();
    return await this.work.run(async (tx) => {
      await this.presence.hold(tx, personId);
      const placed = await this.store.placedBy(tx.query, personId, now - DAY_MS);
      const known = placed.find((other) => other.callSid === callSid);
      if (known?.grantedSec) return known.grantedSec;
      const granted = this.limits.next(placed, now);
      if (typeof granted === 'string') return granted;
      const row: CallRow = {
        ...rowOf(call, now),
        direction: 'outgoing',
        organisation_id: organisationId,
        person_id: personId,
        granted_sec: granted,
      };
      if (!(await this.log.begin(tx, row))) await this.store.grant(tx, row);
      return granted;
    });
  }
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/tx';
import { ActivityLog } from '../../platform/events/activity-log';
import { maskPhoneNumber } from '../../platform/logging/mask-phone-number';
import type { CallRow } from './calls-schema';
import { CallsStore } from './calls.store';

/** Keeps the team's calls and tells their pages. Each begins and ends once, however often the provider says so. */
@Injectable()
export class CallLog {
  constructor(
    private readonly store: CallsStore,
    private readonly activities: ActivityLog,
    private readonly clock: Clock,
  ) {}

  /** @returns false where the call has begun before */
  async begin(tx: Tx, row: CallRow): Promise<boolean> {
    const isNew = await this.store.begin(tx, row);
    if (isNew) this.#tell(tx, 'calls/ringing', row);
    return isNew;
  }

  /**
   * A call that is not known, or has ended before, is left as it is, but for how long was talked.
   *
   * @returns false for such a call
   */
  async end(tx: Tx, callSid: string, outcome: string, talkedSec?: number): Promise<boolean> {
    const row = await this.store.end(tx, callSid, outcome, this.clock.now());
    if (row) this.#tell(tx, 'calls/ended', row);
    if (talkedSec !== undefined) await this.store.talked(tx, callSid, talkedSec);
    return row !== undefined;
  }

  /** A person took the call: the first of whom it is told. */
  async answered(tx: Tx, callSid: string, personId: string): Promise<void> {
    const row = await this.store.answered(tx, callSid, personId);
    if (row) this.#tell(tx, 'calls/answered', row);
  }

  asks(tx: Tx, callSid: string): Promise<void> {
    return this.store.mark(tx, callSid, 'dialled', this.clock.now());
  }

  /** The same, where no phone rang of which the provider would have told. */
  async connected(tx: Tx, callSid: string, personId: string): Promise<void> {
    await this.store.mark(tx, callSid, 'answered', this.clock.now());
    await this.answered(tx, callSid, personId);
  }

  /** What came for nobody is no organisation's to see. */
  #tell(tx: Tx, kind: 'calls/ringing' | 'calls/answered' | 'calls/ended', row: CallRow): void {
    const { organisation_id: stream, call_sid: callSid, direction, outcome } = row;
    if (stream === null) return;
    const data = {
      callSid,
      direction,
      from: maskPhoneNumber(row.caller),
      to: maskPhoneNumber(row.called),
      ...(outcome !== null && { outcome }),
      ...(row.person_id !== null && { personId: row.person_id }),
      ...(row.answered_by !== null && { answeredBy: row.answered_by }),
    };
    this.activities.append(tx, { stream, kind, data });
  }
}

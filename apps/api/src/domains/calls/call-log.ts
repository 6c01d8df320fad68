import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/tx';
import { ActivityLog } from '../../platform/events/activity-log';
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

  /** A call that is not known, or has ended before, is left as it is, but for how long was talked. */
  async end(tx: Tx, callSid: string, outcome: string, talkedSec?: number): Promise<void> {
    const row = await this.store.end(tx, callSid, outcome, this.clock.now());
    if (row) this.#tell(tx, 'calls/ended', row);
    if (talkedSec !== undefined) await this.store.talked(tx, callSid, talkedSec);
  }

  /** What came for nobody is no organisation's to see. */
  #tell(tx: Tx, kind: 'calls/ringing' | 'calls/ended', row: CallRow): void {
    const { organisation_id: stream, call_sid: callSid, direction, outcome, person_id: personId } = row;
    if (stream === null) return;
    const data = {
      callSid,
      direction,
      from: row.caller,
      to: row.called,
      ...(outcome !== null && { outcome }),
      ...(personId !== null && { personId }),
    };
    this.activities.append(tx, { stream, kind, data });
  }
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/tx';
import { ActivityLog } from '../../platform/events/activity-log';
import { maskPhoneNumber } from '../../platform/logging/mask-phone-number';
import { personOfClient } from './agent-identity';
import type { CallHandoverRow, CallRow } from './calls-schema';
import { CallsStore } from './calls.store';
import { CallRoomsStore } from './call-rooms.store';
import { HandoversStore } from './handovers.store';

/** A phone that was dialled for a call. */
export interface DialledLeg {
  callSid: string;
  /** The call for which it was dialled. */
  parentCallSid: string;
  to: string;
  /** Somebody has answered there. */
  isThere: boolean;
  /** Seconds that were talked there, where it is over. */
  talkedSec?: number | undefined;
}

/** How a call, or a side of it, ended. */
export interface CallEnding {
  /** The side that has ended; absent: the call itself. */
  side?: string | undefined;
  talkedSec?: number | undefined;
  /** When it ended, where that is told later: then nobody is asked any more for that side. */
  at?: number | undefined;
}

/**
 * Keeps the team's calls and tells their pages. Each begins and ends once, however often the provider says so. One that was
 * given to somebody else stays one call: whoever gave it away is out of it, and it ends when nobody is left.
 */
@Injectable()
export class CallLog {
  constructor(
    private readonly store: CallsStore,
    private readonly handovers: HandoversStore,
    private readonly rooms: CallRoomsStore,
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
  async end(tx: Tx, callSid: string, outcome: string, ending: CallEnding = {}): Promise<boolean> {
    const { side = callSid, talkedSec, at = this.clock.now() } = ending;
    if (ending.at !== undefined) await this.rooms.close(tx, [side]);
    const given = await this.handovers.of(tx.query, callSid);
    if (hasLeft(given, side) || (await this.#leavesAsking(tx, side))) return false;
    const whole = given[0]?.call_sid ?? callSid;
    const row = await this.store.end(tx, whole, outcome, at);
    if (row) this.#tell(tx, 'calls/ended', row);
    if (given.length > 0) await this.handovers.end(tx, whole, at);
    // Of a call that was given on, each side knows its own part only.
    const wholeSec = given.length > 0 && row ? secondsTalked(row) : talkedSec;
    if (wholeSec !== undefined) await this.store.talked(tx, whole, wholeSec);
    return row !== undefined;
  }

  /** A person took the call: the first of whom it is told. */
  async answered(tx: Tx, callSid: string, personId: string): Promise<void> {
    const row = await this.store.answered(tx, callSid, personId);
    if (row) this.#tell(tx, 'calls/answered', row);
  }

  /** A phone rings for the call, or somebody is there. */
  async leg(tx: Tx, { callSid: side, parentCallSid, to, isThere, talkedSec }: DialledLeg): Promise<void> {
    const given = await this.handovers.of(tx.query, parentCallSid);
    if (hasLeft(given, side)) return;
    const whole = given[0]?.call_sid ?? parentCallSid;
    const at = await this.#beganAt(tx, whole, talkedSec);
    await this.store.mark(tx, whole, isThere ? 'answered' : 'dialled', at);
    if (!isThere) return;
    const personId = personOfClient(to);
    if (personId !== undefined) await this.answered(tx, whole, personId);
    const last = given.at(-1);
    if (!last || last.taken_at !== null || (personId === undefined && last.to_number !== to)) return;
    await this.handovers.taken(tx, last.id, personId, Math.max(at, last.at));
    await this.#tellGiven(tx, last, personId);
  }

  /** An agent gives the call to somebody else. */
  async given(tx: Tx, handover: CallHandoverRow): Promise<void> {
    await this.handovers.end(tx, handover.call_sid, handover.at);
    await this.handovers.add(tx, handover);
    await this.#tellGiven(tx, handover);
  }

  asks(tx: Tx, callSid: string): Promise<void> {
    return this.store.mark(tx, callSid, 'dialled', this.clock.now());
  }

  /** The same, where no phone rang of which the provider would have told. */
  async connected(tx: Tx, callSid: string, personId: string, side?: string): Promise<void> {
    if (side !== undefined) await this.store.taken(tx, callSid, side);
    await this.store.mark(tx, callSid, 'answered', this.clock.now());
    await this.answered(tx, callSid, personId);
  }

  /** The provider may tell the end of a side first: it began as long ago as was talked there. */
  async #beganAt(tx: Tx, callSid: string, talkedSec = 0): Promise<number> {
    const now = this.clock.now();
    if (talkedSec === 0) return now;
    const row = await this.store.find(tx, callSid);
    return Math.max(now - talkedSec * 1000, row?.started_at ?? 0);
  }

  /** The side of an agent who asks a colleague while the other waits: that one goes on. */
  async #leavesAsking({ query }: Tx, side: string): Promise<boolean> {
    const room = await this.rooms.find(side, query);
    return room !== undefined && room.consulted_sid !== null;
  }

  async #tellGiven(
    tx: Tx,
    { call_sid, by_person, to_person }: CallHandoverRow,
    takenBy?: string,
  ): Promise<void> {
    const row = await this.store.find(tx, call_sid);
    if (!row) return;
    const to = takenBy ?? to_person;
    this.#tell(tx, 'calls/transferred', row, { givenBy: by_person, ...(to !== null && { givenTo: to }) });
  }

  /** What came for nobody is no organisation's to see. */
  #tell(
    tx: Tx,
    kind: 'calls/ringing' | 'calls/answered' | 'calls/transferred' | 'calls/ended',
    row: CallRow,
    more: Record<string, string> = {},
  ): void {
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
      ...more,
    };
    this.activities.append(tx, { stream, kind, data });
  }
}

const hasLeft = (given: readonly CallHandoverRow[], side: string): boolean =>
  given.some(({ left_sid }) => left_sid === side);

/** From the first answer to the end. */
const secondsTalked = ({ answered_at: from, ended_at: to }: CallRow): number | undefined =>
  from === null || to === null ? undefined : Math.max(0, Math.round((to - from) / 1000));

import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import type { Tx } from '../../platform/database/tx';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { AgentCalls } from './agent-calls';
import { CallHistoryStore } from './call-history.store';
import { CallLog } from './call-log';
import type { CallHandoverRow } from './calls-schema';
import { HandoversStore } from './handovers.store';
import { overLimit } from './over-limit';

/** A call that is about to be given to somebody else. */
export type NewHandover = Pick<
  CallHandoverRow,
  'call_sid' | 'moved_sid' | 'left_sid' | 'by_person' | 'to_person' | 'to_number' | 'caller_id' | 'came_in'
>;

/** Keeps to whom calls were given. A number outside costs what dialling it would: it passes the same limits. */
@Injectable()
export class Handovers {
  constructor(
    private readonly log: CallLog,
    private readonly store: HandoversStore,
    private readonly calls: AgentCalls,
    private readonly history: CallHistoryStore,
    private readonly database: Database,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Must be kept before the call moves: what ends then is not the call.
   * @returns id
   * @throws AppError `calls/too-many-…`
   */
  async begin(wish: NewHandover): Promise<string> {
    const id = randomUUID();
    await this.work.run(async (tx) => {
      const granted = wish.to_number === null ? null : await this.calls.grant(tx, wish.by_person);
      if (typeof granted === 'string') throw overLimit(granted);
      await this.#begin(tx, id, wish, granted);
    });
    return id;
  }

  /**
   * Whoever was asked goes on with the call. What a number costs has been granted when it was asked.
   * @param wish.side their call
   */
  async taken({ side, ...wish }: NewHandover & { side: string }): Promise<void> {
    const id = randomUUID();
    await this.work.run(async (tx) => {
      await this.#begin(tx, id, wish, null);
      await this.calls.takeOver(tx, side, wish.moved_sid);
      await this.store.taken(tx, id, wish.to_person ?? undefined, this.clock.now());
    });
  }

  async #begin(tx: Tx, id: string, wish: NewHandover, granted_sec: number | null): Promise<void> {
    const [first] = await this.store.of(tx.query, wish.moved_sid);
    await this.log.given(tx, {
      ...wish,
      id,
      // Whoever goes on may have been given on before.
      call_sid: first?.call_sid ?? wish.call_sid,
      at: this.clock.now(),
      granted_sec,
      taken_at: null,
      taken_by: null,
      ended_at: null,
    });
  }

  /** The call could not be moved: it stays where it is. */
  async undo(id: string): Promise<void> {
    await this.work.run((tx) => this.store.remove(tx, id));
  }

  /** The latest of a side that goes on. */
  async latest(callSid: string): Promise<CallHandoverRow | undefined> {
    return (await this.store.of(this.database.read, callSid)).at(-1);
  }

  /** How a side goes on that is in no room: nobody has taken what was given on, or the team is rung; undefined for any other. */
  async goesOn(side: string): Promise<'given' | 'team' | undefined> {
    const given = await this.latest(side);
    if (given?.ended_at === null)
      return given.moved_sid === side && given.taken_at === null ? 'given' : undefined;
    const call = await this.history.findOfAll(side);
    return call?.direction === 'incoming' && call.ended_at === null ? 'team' : undefined;
  }

  /** Whoever the call was given to does not answer, or has left. */
  async unanswered(callSid: string): Promise<void> {
    const given = await this.latest(callSid);
    if (given) await this.work.run((tx) => this.store.end(tx, given.call_sid, this.clock.now()));
  }
}

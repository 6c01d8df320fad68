import { hasEnded } from '@centralita/twiml';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock';
import type { Tx } from '../../../platform/database/tx';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { CurrentAccount } from '../../accounts/api/current-account';
import { isMissed } from '../call-history.store';
import { CallLog } from '../call-log';
import { CallOwners, type BegunCall } from '../call-owners';
import { CallsStore } from '../calls.store';
import { lineOf } from '../direct-line';
import { PersonalCalls } from '../personal-calls';

/** What a verified voice webhook says of its call. */
export interface CallFacts extends BegunCall {
  /** The provider's word, such as `ringing`; `unknown`: it has no such call any more. */
  status: string;
  /** Of a leg that was dialled for a call: that call. */
  parentCallSid: string | undefined;
  /** How a dial of the call ended, such as `no-answer`. */
  dialStatus: string | undefined;
  /** Seconds that the two sides talked, where it is told. */
  talkedSec: number | undefined;
  /** When the call ended, where that is told later. */
  endedAt?: number | undefined;
  /** The step that is about to answer; absent for what only reports. */
  walked?: { webhook: string; flow: string; step: string };
}

/**
 * Keeps every call of the team, whichever flow answers it: that it began, its way through the flows, who took it and
 * when it ended. Told of each webhook before the flow runs. Of an account that a person brings nothing is kept.
 */
@Injectable()
export class CallRecorder {
  constructor(
    private readonly account: CurrentAccount,
    private readonly owners: CallOwners,
    private readonly log: CallLog,
    private readonly store: CallsStore,
    private readonly personal: PersonalCalls,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @returns whether a call has ended by that */
  async record(facts: CallFacts): Promise<boolean> {
    const { callSid, status, talkedSec, walked } = facts;
    const account = this.account.get();
    if (facts.parentCallSid !== undefined) {
      if (account.source !== 'seal') await this.#leg(facts, facts.parentCallSid);
      return false;
    }
    const isOver = hasEnded(status) || status === 'unknown';
    if (isOver) this.personal.ended(lineOf(account), callSid, undefined);
    if (account.source === 'seal' || (!walked && !isOver)) return false;
    const row = walked && (await this.owners.row(account, facts));
    return this.work.run(async (tx) => {
      if (row) await this.log.begin(tx, row);
      if (row && walked) await this.store.walk(tx, { call_sid: callSid, ...walked, at: this.clock.now() });
      if (talkedSec !== undefined) await this.store.talked(tx, callSid, talkedSec);
      return isOver && (await this.#end(tx, facts));
    });
  }

  /** That nobody took it tells more than that the caller's side is over. */
  async #end(tx: Tx, { callSid, status, dialStatus, endedAt }: CallFacts): Promise<boolean> {
    const row = await this.store.find(tx, callSid);
    // The provider's clock is another, and knows seconds only.
    const at = endedAt && Math.max(endedAt, row?.answered_at ?? row?.started_at ?? 0);
    // `completed` is also the end of a caller who asked for a person and got none, whatever came after.
    const isOfNobody =
      row && status === 'completed' && isMissed({ ...row, ended_at: at ?? this.clock.now() });
    return this.log.end(tx, callSid, dialStatus ?? (isOfNobody ? 'no-answer' : status), { at });
  }

  /** A phone that rings for the call, or talks. */
  async #leg({ callSid, to, status, talkedSec }: CallFacts, parentCallSid: string): Promise<void> {
    const isThere = status === 'in-progress' || status === 'completed';
    await this.work.run(async (tx) => {
      const told = status === 'completed' ? talkedSec : undefined;
      await this.log.leg(tx, { callSid, parentCallSid, to, isThere, talkedSec: told });
      if (told !== undefined) await this.store.talked(tx, parentCallSid, told);
    });
  }
}

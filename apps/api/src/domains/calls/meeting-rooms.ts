import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { Config } from '../../platform/config/config';
import type { Tx } from '../../platform/database/tx';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { PublicUrl } from '../../platform/public-url/public-url';
import { CANONICAL_VOICE_PATH } from '../accounts/api/account-voice-urls';
import type { TokenLogin } from '../accounts/api/agent-lines';
import { CallHistoryStore } from './call-history.store';
import { CallRoomsStore } from './call-rooms.store';
import type { CallRoomRow } from './calls-schema';
import type { NewHandover } from './handovers';
import { CallControl, type LiveCall } from './ports/call-control';

/** Longer than any call. */
const OUTDATED_MS = 48 * 3_600_000;
const NOBODY = { consulted_sid: null, consulted_person: null, handover: null };
const ASK_EVERY_MS = 200;
const ASK_TIMES = 60;

/**
 * Brings the two sides of a call into a room, where each can be held by itself: two that one `<Dial>` has connected can
 * not. The dialled side is sent there; then the other's `<Dial>` has ended, and its next step is the room as well.
 * Source: https://www.twilio.com/docs/voice/api/call-resource#update-a-call-resource
 */
@Injectable()
export class MeetingRooms {
  constructor(
    private readonly store: CallRoomsStore,
    private readonly calls: CallHistoryStore,
    private readonly control: CallControl,
    private readonly publicUrl: PublicUrl,
    private readonly config: Config,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Of a side that is on its way to a room, or there. */
  find(side: string): Promise<CallRoomRow | undefined> {
    return this.store.find(side);
  }

  /** @returns name of the room, in which the two are soon */
  async enter(login: TokenLogin, own: LiveCall, other: string): Promise<string> {
    const known = await this.store.find(other);
    if (known) return known.room;
    const [dialling, dialled] = own.parentCallSid === undefined ? [own.callSid, other] : [other, own.callSid];
    // Twilio keeps the name: nothing in it says whose call it is.
    const room = `talk-${dialling}`;
    const now = this.clock.now();
    const time_limit_sec = await this.#leftSec(dialling, now);
    const kept = { room, opened_at: now, time_limit_sec, ...NOBODY };
    const rows = [dialling, dialled].map((side_sid) => ({ side_sid, ...kept }));
    await this.work.run((tx) => this.store.open(tx, rows, now - OUTDATED_MS));
    try {
      await this.control.redirect(login, dialled, `${this.publicUrl.base}${CANONICAL_VOICE_PATH}/hold/join`);
    } catch (error) {
      await this.leave([dialling, dialled]);
      throw error;
    }
    return room;
  }

  /** The agent of a side asks somebody in the room. */
  async consult(
    { left_sid, moved_sid, to_person }: NewHandover,
    handover: string,
    consulted_sid: string,
  ): Promise<void> {
    await this.work.run(async (tx) => {
      await this.store.change(tx, left_sid, { consulted_sid, consulted_person: to_person, handover });
      await this.store.change(tx, moved_sid, { handover });
    });
  }

  /** Nobody is asked any more. */
  async endConsultation(side: string, other: string): Promise<void> {
    await this.work.run(async (tx) => {
      await this.store.change(tx, side, NOBODY);
      await this.store.change(tx, other, NOBODY);
    });
  }

  /** One side goes, and another is there in its place. */
  async replace(left: string, side_sid: string): Promise<void> {
    const row = await this.store.find(left);
    if (!row) return;
    await this.work.run(async (tx) => {
      await this.store.close(tx, [left]);
      await this.store.open(tx, [{ ...row, ...NOBODY, side_sid }], row.opened_at - OUTDATED_MS);
    });
  }

  /** The sides go on elsewhere, or not at all. @param more what belongs to the same unit. @returns where they were */
  leave(sides: readonly string[], more?: (tx: Tx) => Promise<void>): Promise<readonly CallRoomRow[]> {
    return this.work.run(async (tx) => {
      const left = await this.store.close(tx, sides);
      await more?.(tx);
      return left;
    });
  }

  /** The sides could not be moved: they are where they were. */
  async stay(rows: readonly CallRoomRow[]): Promise<void> {
    if (rows.length > 0)
      await this.work.run((tx) => this.store.open(tx, rows, this.clock.now() - OUTDATED_MS));
  }

  /** Asks until somebody is there who is on their way. @returns false where they do not come */
  async whenThere(ask: () => Promise<boolean>): Promise<boolean> {
    for (let time = 0; time < ASK_TIMES; time += 1) {
      if (await ask()) return true;
      await wait(ASK_EVERY_MS);
    }
    return false;
  }

  /** A limit of the call holds in the room, too. */
  async #leftSec(callSid: string, now: number): Promise<number> {
    const call = await this.calls.findOfAll(callSid);
    const grantedSec = call?.granted_sec ?? this.config.callDurationMaxSec;
    const talkedSec = call?.answered_at ? Math.floor((now - call.answered_at) / 1000) : 0;
    return Math.max(1, grantedSec - talkedSec);
  }
}

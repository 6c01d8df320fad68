import { Injectable } from '@nestjs/common';
import { AppError } from '../../../platform/errors/app-error';
import { ProviderError } from '../../../platform/errors/provider-error';
import { Clock } from '../../../platform/clock/clock';
import { AgentLines, type TokenLogin } from '../../accounts/api/agent-lines';
import { CallLog } from '../call-log';
import { Handovers, type NewHandover } from '../handovers';
import { MeetingRooms } from '../meeting-rooms';
import { CallControl } from '../ports/call-control';
import { CallRooms } from '../ports/call-rooms';

/** How it goes on where such a room is closed: to whom was asked, to the team, with nobody, or not at all. */
export interface AfterAsking {
  next: 'given' | 'team' | 'nobody' | 'over';
  /** The call that is over, where its end is not kept yet. */
  callSid?: string;
}

/** They went without an answer. Source: https://www.twilio.com/docs/voice/api/call-resource#call-status-values */
const UNANSWERED: readonly (string | undefined)[] = ['busy', 'no-answer', 'canceled', 'failed', undefined];

/** Within which all are out of a room that closes; the provider tells ends of calls to the second. */
const CLOSING_MS = 3_000;
/** The same by our clock, where the provider has not written the end of the agent's call: its webhook comes later. */
const UNWRITTEN_CLOSING_MS = 10_000;

/** A room closes in which a caller waited while somebody was asked. */
@Injectable()
export class LeftConsultations {
  constructor(
    private readonly lines: AgentLines,
    private readonly meetings: MeetingRooms,
    private readonly rooms: CallRooms,
    private readonly control: CallControl,
    private readonly handovers: Handovers,
    private readonly log: CallLog,
    private readonly clock: Clock,
  ) {}

  /**
   * Where the agent has hung up, whoever waited is given to whom they asked, and not cut off; where whoever waited has,
   * nobody is asked any more. Where whom they asked did not answer, or the agent may not call that number again, the team is
   * rung for a call that had come in. Whoever was asked and has left again is not rung anew: they may all have talked. Told a
   * second time, whoever was given on, or for whom the team is rung, goes on as before.
   *
   * @param side the call whose room is closed
   * @param isThere whether that side still lives
   */
  async closed(side: string, isThere: boolean): Promise<AfterAsking> {
    const now = this.clock.now();
    const row = await this.meetings.find(side);
    const before = !row && isThere ? await this.handovers.goesOn(side) : undefined;
    if (before) return { next: before };
    if (!row?.handover) return { next: 'over', callSid: side };
    const { organisationId, ...wish } = JSON.parse(row.handover) as NewHandover & { organisationId: string };
    // Where the agent has given the call, or is back with it, nobody is asked any more.
    const asked = (await this.meetings.find(wish.left_sid))?.consulted_sid;
    if (!asked) return { next: 'over', callSid: side };
    const isWaiting = side === wish.moved_sid;
    // The agent's own side: what follows is said by the one who waits.
    if (!isWaiting && !isThere) return { next: 'over', callSid: side };
    const { login } = this.lines.of(organisationId);
    const next = isWaiting && isThere ? await this.#next(login, wish, asked, now) : 'over';
    // Of a call that had been given to the agent: they are out of it.
    if (next === 'team') await this.handovers.unanswered(wish.moved_sid);
    const isOver = next === 'nobody' || next === 'over';
    // The end of the agent's side may be told later than this: it is not that of a call for which the team is rung.
    const sides = next === 'team' ? [wish.moved_sid] : [wish.moved_sid, wish.left_sid];
    await this.meetings.leave(sides, async (tx) => {
      if (isOver) await this.log.end(tx, wish.call_sid, 'completed');
    });
    // They are rung anew, with the caller, or not at all. Where the first ring cannot be ended, it ends by itself.
    await this.rooms.remove(login, row.room, asked).catch(() => undefined);
    return { next };
  }

  /** Where the provider does not say how it is, they are rung. */
  async #next(
    login: TokenLogin,
    wish: NewHandover,
    asked: string,
    now: number,
  ): Promise<AfterAsking['next']> {
    try {
      const call = await this.control.find(login, asked);
      if (UNANSWERED.includes(call?.status)) return unanswered(wish);
      if (call?.endedAt && call.endedAt < (await this.#closing(login, wish.left_sid, now))) return 'over';
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
    }
    return this.#give(wish);
  }

  /**
   * Whoever talks with the agent in that moment is put out with them, since the room closes, and has not left. The provider may not
   * have written yet that the agent's call has ended. Ringing somebody once too often is better than cutting the caller off.
   *
   * @param now when the end of the room was told
   * @returns whoever ended before had left
   */
  async #closing(login: TokenLogin, agentSid: string, now: number): Promise<number> {
    const agent = await this.control.find(login, agentSid);
    return agent?.endedAt ? agent.endedAt - CLOSING_MS : now - UNWRITTEN_CLOSING_MS;
  }

  /** Where the database is away, the webhook comes again (its step is `repeatable`), and finds everything as it was. */
  async #give(wish: NewHandover): Promise<AfterAsking['next']> {
    try {
      await this.handovers.begin(wish);
      return 'given';
    } catch (error) {
      if (!(error instanceof AppError) || error.status >= 500) throw error;
      return unanswered(wish);
    }
  }
}

const unanswered = ({ came_in }: NewHandover): AfterAsking['next'] => (came_in === 1 ? 'team' : 'nobody');

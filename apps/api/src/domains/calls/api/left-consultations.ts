import { Injectable } from '@nestjs/common';
import { AppError } from '../../../platform/errors/app-error';
import { AgentLines } from '../../accounts/api/agent-lines';
import { Handovers, type NewHandover } from '../handovers';
import { MeetingRooms } from '../meeting-rooms';
import { CallRooms } from '../ports/call-rooms';

/** How it goes on where such a room is closed: to whom was asked, to the team, or not at all. */
export type AfterAsking = 'given' | 'team' | 'over';

/** A room closes in which a caller waited while somebody was asked. */
@Injectable()
export class LeftConsultations {
  constructor(
    private readonly lines: AgentLines,
    private readonly meetings: MeetingRooms,
    private readonly rooms: CallRooms,
    private readonly handovers: Handovers,
  ) {}

  /**
   * Where the agent has hung up, whoever waited is given to whom they asked, and not cut off; where whoever waited has,
   * nobody is asked any more. Where the agent may not call that number again, the team is rung for a call that had come in.
   *
   * @param side the call whose room is closed
   * @param isThere whether that side still lives
   */
  async closed(side: string, isThere: boolean): Promise<AfterAsking> {
    const row = await this.meetings.find(side);
    if (!row?.handover) return 'over';
    const { organisationId, ...wish } = JSON.parse(row.handover) as NewHandover & { organisationId: string };
    // Where the agent has given the call, or is back with it, nobody is asked any more.
    const asked = (await this.meetings.find(wish.left_sid))?.consulted_sid;
    if (!asked) return 'over';
    const isWaiting = side === wish.moved_sid;
    // The agent's own side: what follows is said by the one who waits.
    if (!isWaiting && !isThere) return 'over';
    const given = isWaiting && isThere ? await this.#give(wish) : 'over';
    await this.meetings.leave([wish.moved_sid, wish.left_sid]);
    // They are rung anew, with the caller, or not at all. Where the first ring cannot be ended, it ends by itself.
    await this.rooms.remove(this.lines.of(organisationId).login, row.room, asked).catch(() => undefined);
    return given;
  }

  /** Where the database is away, the report comes again, and finds everything as it was. */
  async #give(wish: NewHandover): Promise<AfterAsking> {
    try {
      await this.handovers.begin(wish);
      return 'given';
    } catch (error) {
      if (!(error instanceof AppError) || error.status >= 500) throw error;
      return wish.came_in === 1 ? 'team' : 'over';
    }
  }
}

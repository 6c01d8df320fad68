import { Injectable } from '@nestjs/common';
import { AgentLines } from '../../accounts/api/agent-lines';
import { Handovers, type NewHandover } from '../handovers';
import { MeetingRooms } from '../meeting-rooms';
import { CallRooms } from '../ports/call-rooms';

/** A room closes in which a caller waited while a colleague was asked. */
@Injectable()
export class LeftConsultations {
  constructor(
    private readonly lines: AgentLines,
    private readonly meetings: MeetingRooms,
    private readonly rooms: CallRooms,
    private readonly handovers: Handovers,
  ) {}

  /**
   * Where the agent has hung up, whoever waited is given to the colleague, and not cut off; where whoever waited has, nobody is
   * asked any more.
   *
   * @param side the call whose room is closed
   * @param isThere whether that side still lives
   * @returns whether it goes on with the colleague
   */
  async closed(side: string, isThere: boolean): Promise<boolean> {
    const row = await this.meetings.find(side);
    if (!row?.handover) return false;
    const { organisationId, ...wish } = JSON.parse(row.handover) as NewHandover & { organisationId: string };
    // Where the agent has given the call, or is back with it, nobody is asked any more.
    const asked = (await this.meetings.find(wish.left_sid))?.consulted_sid;
    if (!asked) return false;
    const isWaiting = side === wish.moved_sid;
    // The agent's own side: what follows is said by the one who waits.
    if (!isWaiting && !isThere) return false;
    const goesOn = isWaiting && isThere;
    if (goesOn) await this.handovers.begin(wish);
    await this.meetings.leave([wish.moved_sid, wish.left_sid]);
    // They are rung anew, with the caller, or not at all. Where the first ring cannot be ended, it ends by itself.
    await this.rooms.remove(this.lines.of(organisationId).login, row.room, asked).catch(() => undefined);
    return goesOn;
  }
}

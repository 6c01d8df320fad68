import { Injectable } from '@nestjs/common';
import { AgentLines } from '../../accounts/api/agent-lines';
import { Handovers, type NewHandover } from '../handovers';
import { MeetingRooms } from '../meeting-rooms';
import { CallRooms } from '../ports/call-rooms';

/** An agent hangs up while a colleague is asked: whoever waited is given to that colleague, and not cut off. */
@Injectable()
export class LeftConsultations {
  constructor(
    private readonly lines: AgentLines,
    private readonly meetings: MeetingRooms,
    private readonly rooms: CallRooms,
    private readonly handovers: Handovers,
  ) {}

  /**
   * Once the room is closed in which somebody waited.
   *
   * @param callSid of whoever waited
   * @returns whether the call goes on with the colleague; false where nobody was asked
   */
  async giveOn(callSid: string): Promise<boolean> {
    const waited = await this.meetings.find(callSid);
    if (!waited?.handover) return false;
    const { organisationId, ...wish } = JSON.parse(waited.handover) as NewHandover & {
      organisationId: string;
    };
    // Where the agent has given the call, or is back with it, nobody is asked any more.
    const asked = (await this.meetings.find(wish.left_sid))?.consulted_sid;
    if (!asked) return false;
    await this.handovers.begin(wish);
    await this.meetings.leave([callSid, wish.left_sid]);
    // They are rung anew, with the caller. Where the first ring cannot be ended, it ends by itself.
    await this.rooms.remove(this.lines.of(organisationId).login, waited.room, asked).catch(() => undefined);
    return true;
  }
}
